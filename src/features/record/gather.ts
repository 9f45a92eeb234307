/** Everything that the record of one case is told from, read in one transaction. */
import type { EventOf } from '#core/case/events.ts';
import { fold } from '#core/case/evolve.ts';
import { type ExistingCase, noCase } from '#core/case/state.ts';
import type { CaseId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import { type RecordedEvent, readEvents } from '#engine/event-store.ts';
import type { Tx } from '#engine/ports.ts';
import { messagesToClient } from '#engine/sent-messages.ts';
import { type PracticeRow, readPractice, type StaffRow, staffOfPractice } from '#features/access/facts.ts';
import { readReplies } from '#features/cases/facts.ts';
import { type ClientFacts, planFacts } from '#features/people/facts.ts';
import { sessionsOf } from '#features/sessions/facts.ts';
import { openingOf } from './chronology.ts';
import type { NoteSource } from './note.ts';
import { readPaging } from './tell-pages.ts';
import type { Names } from './telling.ts';

export interface GatheredCase extends NoteSource {
  readonly caseId: CaseId;
  readonly events: readonly RecordedEvent[];
  readonly state: ExistingCase;
  readonly headHash: Buffer;
  readonly practice: PracticeRow;
  readonly staff: readonly StaffRow[];
  readonly client: ClientFacts['client'];
}

/** Throws the Problem `no-such-case`. */
export async function gatherCase(tx: Tx, caseId: CaseId, now: Instant): Promise<GatheredCase> {
  const events = await readEvents(tx, caseId);
  const last = events.at(-1);
  if (!last) throw noSuchCase();
  const { clientId } = openingOf(events);
  const state = fold(
    events.map(({ event }) => event),
    noCase,
  ) as ExistingCase;
  const practice = await readPractice(tx);
  const staff = await staffOfPractice(tx);
  const facts = await planFacts(tx, clientId, now);
  return {
    caseId,
    events,
    state,
    headHash: last.hash,
    practice,
    staff,
    client: facts.client,
    practiceZone: practice.timeZone,
    sessions: await sessionsOf(
      tx,
      state.sessions.map(({ sessionId }) => sessionId),
    ),
    names: namesOf(facts, staff, openingOf(events)),
    messages: await messagesToClient(tx, caseId),
    replies: await readReplies(tx, caseId),
    paging: await readPaging(tx, caseId),
  };
}

/** A contact who is no longer on file is still named by what they were to the client. */
function namesOf(facts: ClientFacts, staff: readonly StaffRow[], opening: EventOf<'case-opened'>): Names {
  const known = facts.emergencyContacts.map(
    ({ id, name, relationship }) => [id, relationship ? `${name} (${relationship})` : name] as const,
  );
  const frozen = opening.plan.emergencyContacts.map(
    ({ id, relationship }) => [id, relationship || 'an emergency contact'] as const,
  );
  return {
    client: facts.client.preferredName,
    staff: new Map(staff.map(({ id, name }) => [id, name])),
    channels: new Map(facts.channels.map(({ id, kind, label }) => [id, { kind, label }])),
    contacts: new Map([...frozen, ...known]),
  };
}

export function noSuchCase(): Problem {
  return new Problem('not-found', 'no-such-case', 'There is no such case in this practice.');
}
