/** Cases as released versions stored them, kept for ever, and what this version's fold makes of them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { CaseEvent } from '#core/case/events.ts';
import { fold } from '#core/case/evolve.ts';
import { foldVersion } from '#core/case/fold-version.ts';
import { type ExistingCase, noCase } from '#core/case/state.ts';
import type { CaseId, PracticeId } from '#core/ids.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'histories');
/** One line a case: its id, and its state without the plan, which stands in its first event. */
export const foldsFile = join(folder, `folded-by-${foldVersion}.jsonl`);
export const historiesFile = (version: string) => join(folder, `${version}.jsonl.gz`);

export interface KeptHistory {
  /** The release that wrote it. */
  readonly version: string;
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  readonly entries: readonly { readonly event: CaseEvent; readonly hash: string }[];
}

/** Of every version, oldest first. */
export async function readHistories(): Promise<readonly KeptHistory[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl.gz')).sort();
  const histories: KeptHistory[] = [];
  for (const name of files) {
    const lines = gunzipSync(await readFile(join(folder, name)))
      .toString()
      .trimEnd()
      .split('\n');
    const version = name.replace('.jsonl.gz', '');
    histories.push(...lines.map((line) => ({ version, ...JSON.parse(line) })));
  }
  return histories;
}

export interface Folded {
  readonly caseId: CaseId;
  readonly state: Omit<ExistingCase, 'plan'>;
}

export function foldHistory({ caseId, entries }: KeptHistory): Folded {
  const events = entries.map(({ event }) => event);
  const { plan: _, ...state } = fold(events, noCase) as ExistingCase;
  return { caseId, state };
}
