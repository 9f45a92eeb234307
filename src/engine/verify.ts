/**
 * Whether what stands in the database of a case is what was written: every entry in its place, each hash covering the
 * one before, and the case's row saying what its entries add up to.
 *
 * Whoever rewrites an entry, every hash after it and the row as well leaves nothing to find here. Against that only a
 * hash kept elsewhere helps: the one printed on an export, or a seal outside this database.
 */
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import type { CaseEvent, EventOf } from '#core/case/events.ts';
import { fold } from '#core/case/evolve.ts';
import { foldVersion } from '#core/case/fold-version.ts';
import { type ExistingCase, noCase } from '#core/case/state.ts';
import { dueAt } from '#core/case/timers.ts';
import type { CaseId, PracticeId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { firstHash, hashOf } from './hash-chain.ts';
import type { Tx } from './ports.ts';

/** The first thing in a case that is not as it was written. */
export interface Flaw {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  /** The first entry that is wrong; `null` when the entries hold together and the case's row does not fit them. */
  readonly sequence: number | null;
  readonly code: FlawCode;
  /** A whole sentence for a person, without anything private in it. */
  readonly words: string;
}

export type FlawCode =
  | 'case-missing'
  | 'entries-missing'
  | 'entry-missing'
  | 'entry-added'
  | 'entry-out-of-place'
  | 'entry-changed'
  | 'entry-mislabelled'
  | 'last-hash-differs'
  | 'plan-differs'
  | 'snapshot-differs'
  | 'row-differs';

/** `flaw` is `null` when all is as it was written. */
export interface Checked {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
  readonly entries: number;
  readonly flaw: Flaw | null;
}

/** One case; works for the app inside `inPractice` and for the database's owner. */
export async function verifyCase(tx: Tx, practiceId: PracticeId, caseId: CaseId): Promise<Flaw | null> {
  const { rows } = await sql<StoredCase>`
    select ${columns} from case_file f where f.practice_id = ${practiceId} and f.id = ${caseId}`.execute(tx);
  const [stored] = rows;
  return stored ? flawOf(stored) : caseMissing({ practiceId, caseId });
}

/** Every case that this connection can see, some at a time, so that a large practice needs no large memory. */
export async function* verifyCases(tx: Tx, mostAtOnce = 200): AsyncGenerator<Checked> {
  let after = { practiceId: nowhere as PracticeId, caseId: nowhere as CaseId };
  for (;;) {
    const { rows } = await sql<StoredCase>`
      select ${columns} from case_file f where (f.practice_id, f.id) > (${after.practiceId}, ${after.caseId})
      order by f.practice_id, f.id limit ${mostAtOnce}`.execute(tx);
    for (const stored of rows) yield checked(stored, stored.entries.length, flawOf(stored));
    const last = rows.at(-1);
    if (!last) break;
    after = last;
  }
  yield* entriesWithoutCase(tx);
}

const nowhere = '00000000-0000-0000-0000-000000000000';

async function* entriesWithoutCase(tx: Tx): AsyncGenerator<Checked> {
  const { rows } = await sql<Place & { readonly entries: number }>`
    select practice_id as "practiceId", case_id as "caseId", count(*) as entries from case_event e
    where not exists (select from case_file f where f.practice_id = e.practice_id and f.id = e.case_id)
    group by 1, 2 order by 1, 2`.execute(tx);
  for (const orphan of rows) yield checked(orphan, orphan.entries, caseMissing(orphan));
}

function checked({ practiceId, caseId }: Place, entries: number, flaw: Flaw | null): Checked {
  return { practiceId, caseId, entries, flaw };
}

interface Place {
  readonly practiceId: PracticeId;
  readonly caseId: CaseId;
}

/** Hashes in hexadecimal. */
export interface StoredEntry {
  readonly sequence: number;
  readonly type: string;
  /** To the microsecond, as the column keeps it. */
  readonly at: string;
  readonly event: CaseEvent;
  readonly previousHash: string;
  readonly hash: string;
}

/** A case's row and its entries, read in one statement: nothing can be written between the two. */
export interface StoredCase extends Place {
  readonly clientId: string;
  readonly status: string;
  readonly tier: string;
  readonly outcome: string | null;
  readonly ownerId: string;
  readonly dueAt: Instant | null;
  readonly sequence: number;
  readonly headHash: string;
  readonly plan: unknown;
  readonly snapshot: Parts;
  readonly foldVersion: number;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly entries: readonly StoredEntry[];
}

const columns = sql`f.practice_id as "practiceId", f.id as "caseId", f.client_id as "clientId", f.status, f.tier,
  f.outcome, f.owner_id as "ownerId", f.due_at as "dueAt", f.sequence, encode(f.head_hash, 'hex') as "headHash",
  f.plan, f.snapshot, f.fold_version as "foldVersion", f.opened_at as "openedAt", f.closed_at as "closedAt",
  (select coalesce(jsonb_agg(jsonb_build_object('sequence', e.sequence, 'type', e.type,
      'at', to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US'), 'event', e.payload,
      'previousHash', encode(e.previous_hash, 'hex'), 'hash', encode(e.hash, 'hex')) order by e.sequence), '[]')
    from case_event e where e.practice_id = f.practice_id and e.case_id = f.id) as entries`;

export function flawOf(stored: StoredCase): Flaw | null {
  return flawOfEntries(stored) ?? flawOfRow(stored);
}

function flawOfEntries(stored: StoredCase): Flaw | null {
  const { practiceId, caseId, entries } = stored;
  if (entries.length === 0) return flaw(stored, null, 'entries-missing', 'The case has no entries at all.');
  let previous = firstHash;
  for (const [index, entry] of entries.entries()) {
    const sequence = index + 1;
    if (entry.sequence > sequence) return entryMissing(stored, sequence);
    if (entry.sequence < sequence || sequence > stored.sequence) return entryAdded(stored, entry.sequence);
    if (entry.previousHash !== previous.toString('hex')) return outOfPlace(stored, sequence);
    const hash = hashOf({ practiceId, caseId, sequence }, entry.event, previous);
    if (entry.hash !== hash.toString('hex')) return entryChanged(stored, sequence);
    if (!isLabelled(entry) || (sequence === 1 && !isOpening(stored, entry.event)))
      return mislabelled(stored, sequence);
    previous = hash;
  }
  if (entries.length < stored.sequence) return entryMissing(stored, entries.length + 1);
  return stored.headHash === previous.toString('hex') ? null : lastHashDiffers(stored);
}

function isLabelled({ type, at, event }: StoredEntry): boolean {
  return type === event.type && `${at.slice(0, -3)}Z` === event.at && at.endsWith('000');
}

function isOpening(stored: StoredCase, event: CaseEvent): event is EventOf<'case-opened'> {
  return (
    event.type === 'case-opened' &&
    event.caseId === stored.caseId &&
    event.practiceId === stored.practiceId &&
    event.clientId === stored.clientId
  );
}

/**
 * Only asked of entries that hold together: they can be folded. What another version worked out is compared as far as it
 * stands in the entries themselves; the next change of the case works it out anew.
 */
function flawOfRow(stored: StoredCase): Flaw | null {
  // Entries of a newer version may be of kinds that this one has never heard of.
  if (stored.foldVersion > foldVersion) return null;
  const events = stored.entries.map(({ event }) => event);
  const state = fold(events, noCase) as ExistingCase;
  const { plan, ...snapshot } = state;
  if (!same(stored.plan, plan)) return planDiffers(stored);
  const isOurs = stored.foldVersion === foldVersion;
  const parts = isOurs ? differingParts(stored.snapshot, snapshot) : [];
  if (parts.length > 0) return snapshotDiffers(stored, parts);
  const expected = rowOf(state, events);
  const differing = (Object.keys(expected) as (keyof typeof expected)[]).filter(
    (column) => expected[column] !== stored[column] && (isOurs || column !== 'dueAt'),
  );
  return differing.length > 0
    ? rowDiffers(
        stored,
        differing.map((column) => columnWords[column]),
      )
    : null;
}

function rowOf(state: ExistingCase, events: readonly CaseEvent[]) {
  const isClosed = state.status === 'closed';
  return {
    status: state.status,
    tier: state.plan.tier,
    outcome: isClosed ? state.outcome : null,
    ownerId: state.ownerId,
    dueAt: dueAt(state),
    openedAt: state.openedAt,
    closedAt: isClosed ? (events.findLast((event) => event.type === 'case-closed')?.at ?? null) : null,
  };
}

const columnWords: Readonly<Record<keyof ReturnType<typeof rowOf>, string>> = {
  status: 'whether it is open',
  tier: 'its tier',
  outcome: 'its outcome',
  ownerId: 'who is accountable',
  dueAt: 'when it is due',
  openedAt: 'when it was opened',
  closedAt: 'when it was closed',
};

function same(one: unknown, other: unknown): boolean {
  return canonicalize(one) === canonicalize(other);
}

/** By name; what only one of the two has was worked out by another version of the program, or taken away. */
function differingParts(stored: Parts, expected: Parts): readonly string[] {
  const names = new Set([...Object.keys(stored), ...Object.keys(expected)]);
  return [...names].filter((name) => !same(stored[name], expected[name])).sort();
}

type Parts = Readonly<Record<string, unknown>>;

function flaw(place: Place, sequence: number | null, code: FlawCode, words: string): Flaw {
  return { practiceId: place.practiceId, caseId: place.caseId, sequence, code, words };
}

const caseMissing = (place: Place) =>
  flaw(
    place,
    null,
    'case-missing',
    'There is no such case; if there are entries of it, its row was removed.',
  );

const entryMissing = (stored: StoredCase, sequence: number) =>
  flaw(stored, sequence, 'entry-missing', `Entry ${sequence} is missing: it was removed.`);

const entryAdded = (stored: StoredCase, sequence: number) =>
  flaw(
    stored,
    sequence,
    'entry-added',
    `Entry ${sequence} was added from outside: the case itself ends at entry ${stored.sequence}.`,
  );

const outOfPlace = (stored: StoredCase, sequence: number) =>
  flaw(
    stored,
    sequence,
    'entry-out-of-place',
    `Entry ${sequence} does not follow the entry before it: it was moved, put in or exchanged.`,
  );

const entryChanged = (stored: StoredCase, sequence: number) =>
  flaw(stored, sequence, 'entry-changed', `Entry ${sequence} was changed after it was written.`);

const mislabelled = (stored: StoredCase, sequence: number) =>
  flaw(
    stored,
    sequence,
    'entry-mislabelled',
    `Entry ${sequence} is filed under a type, a time or a case that is not its own.`,
  );

const lastHashDiffers = (stored: StoredCase) =>
  flaw(
    stored,
    stored.entries.length,
    'last-hash-differs',
    'The entries fit one another, but not the last hash that the case remembers: they were written anew, or its row was changed.',
  );

const planDiffers = (stored: StoredCase) =>
  flaw(stored, null, 'plan-differs', 'What the case froze when it opened is not what its first entry says.');

const snapshotDiffers = (stored: StoredCase, parts: readonly string[]) =>
  flaw(
    stored,
    null,
    'snapshot-differs',
    `How the case is said to stand is not what its entries add up to (${parts.join(', ')}): it was changed, or worked out by another version of Kept.`,
  );

const rowDiffers = (stored: StoredCase, differing: readonly string[]) =>
  flaw(
    stored,
    null,
    'row-differs',
    `The case's row does not say what its entries add up to: ${differing.join(', ')}.`,
  );
