/** Where a rehearsal stands, in a file beside its database, so that a run that was killed goes on where it was. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PracticeId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';

const shape = z.strictObject({
  practiceId: z.uuid(),
  /** By email. */
  staff: z.record(z.string(), z.uuid()),
  now: z.iso.datetime(),
});

export interface Checkpoint {
  readonly practiceId: PracticeId;
  readonly staff: Readonly<Record<string, StaffId>>;
  readonly now: Instant;
}

const fileIn = (folder: string) => join(folder, 'rehearsal.json');

export async function readCheckpoint(folder: string): Promise<Checkpoint | null> {
  const text = await readFile(fileIn(folder), 'utf8').catch(() => null);
  return text === null ? null : (shape.parse(JSON.parse(text)) as Checkpoint);
}

/** Appears whole or not at all: a run that is killed while writing leaves the earlier one. */
export async function writeCheckpoint(folder: string, checkpoint: Checkpoint): Promise<void> {
  const draft = `${fileIn(folder)}.draft`;
  await writeFile(draft, JSON.stringify(checkpoint), { flush: true });
  await rename(draft, fileIn(folder));
}
