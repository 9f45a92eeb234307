/** Cases as released versions stored them, kept for ever, and what this version's fold makes of them. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import canonicalize from 'canonicalize';
import type { CaseEvent } from '#core/case/events.ts';
import { evolve } from '#core/case/evolve.ts';
import { foldVersion } from '#core/case/fold-version.ts';
import { type CaseState, type ExistingCase, noCase } from '#core/case/state.ts';
import type { CaseId, PracticeId } from '#core/ids.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'histories');
/** One line a case: its id, its state without the plan, which stands in its first event, and the way there. */
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
  /** SHA-256 over the state after each event, so that a difference which a later event covers up shows as well. */
  readonly trail: string;
}

export function foldHistory({ caseId, entries }: KeptHistory): Folded {
  const trail = createHash('sha256');
  let state: CaseState = noCase;
  for (const { event } of entries) {
    state = evolve(state, event);
    trail.update(canonicalize(withoutPlan(state)) ?? '');
  }
  return { caseId, state: withoutPlan(state), trail: trail.digest('hex') };
}

function withoutPlan(state: CaseState): Folded['state'] {
  const { plan: _, ...rest } = state as ExistingCase;
  return rest;
}
