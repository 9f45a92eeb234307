/** What the database says at the end, beside what the world outside has received. */
import { type Kysely, sql } from 'kysely';
import type { CaseEvent } from '#core/case/events.ts';
import type { MessageKey } from '#core/ids.ts';
import type { Scene } from './torment.ts';

interface Message {
  readonly key: MessageKey;
  readonly caseId: string;
  readonly audience: 'client' | 'staff';
  readonly state: string;
}

/** Each list names what is wrong and is empty when all is well. */
export interface Reckoning {
  readonly counts: Readonly<Record<string, number>>;
  readonly withoutCase: number;
  readonly notMoved: number;
  /** Cases that were given their absence, or its question, more than once. */
  readonly openedTwice: number;
  readonly lost: readonly unknown[];
  readonly unfinished: readonly Message[];
  readonly unknown: readonly Message[];
  /** Unknown check-ins of which no person was told, or after which the next channel was not used. */
  readonly leftInDoubt: readonly Message[];
  readonly saidSentAndNeverReceived: readonly Message[];
  readonly receivedAndNotSaid: readonly Message[];
  readonly receivedFromNowhere: readonly string[];
  readonly receivedTwice: readonly string[];
}

/** What came to the world outside: the name of every message, as often as it came. */
export interface Received {
  /** Also those whose line broke in the middle. */
  readonly begun: readonly string[];
  readonly whole: readonly string[];
}

/** `nameOf` says what a message of this key is called out there. */
export async function reckon(
  scene: Scene,
  { begun, whole }: Received,
  nameOf: (key: MessageKey) => string,
): Promise<Reckoning> {
  const messages = await readMessages(scene.asOwner);
  const names = new Set(messages.map(({ key }) => nameOf(key)));
  const received = new Set(whole);
  const came = ({ key }: Message) => received.has(nameOf(key));
  const unknown = messages.filter(({ state }) => state === 'unknown');
  // Half a mail and then a whole one would be two tries as well.
  const receivedTwice = begun.filter((name, index) => begun.indexOf(name) < index);
  const { cases, events, notMoved, withoutCase, openedTwice } = await readCases(scene.asOwner);
  return {
    counts: {
      'workers killed': scene.kills.workers,
      'beside another at work': scene.kills.besideAnother,
      'PostgreSQL killed': scene.kills.ofPostgres,
      'messages in a dead hand': scene.kills.inHand,
      cases,
      events,
      'heads seen as committed': scene.witness.seen,
      messages: messages.length,
      'to clients': messages.filter(({ audience }) => audience === 'client').length,
      received: received.size,
      'broken off in the middle': new Set(begun).size - received.size,
      unknown: unknown.length,
      'of these received': unknown.filter(came).length,
      'received twice': receivedTwice.length,
    },
    withoutCase,
    notMoved,
    openedTwice,
    lost: await scene.witness.missing(),
    unfinished: messages.filter(({ state }) => !['sent', 'failed', 'cancelled', 'unknown'].includes(state)),
    unknown,
    leftInDoubt: await leftInDoubt(scene.asOwner, unknown),
    saidSentAndNeverReceived: messages.filter((one) => one.state === 'sent' && !came(one)),
    receivedAndNotSaid: messages.filter((one) => came(one) && !['sent', 'unknown'].includes(one.state)),
    receivedFromNowhere: [...new Set(begun)].filter((name) => !names.has(name)),
    receivedTwice,
  };
}

async function readMessages(asOwner: Kysely<unknown>): Promise<readonly Message[]> {
  const { rows } = await sql<Message>`
    select key, case_id as "caseId", audience, state from message order by key`.execute(asOwner);
  return rows;
}

interface Cases {
  readonly cases: number;
  readonly events: number;
  readonly withoutCase: number;
  readonly notMoved: number;
  readonly openedTwice: number;
}

async function readCases(asOwner: Kysely<unknown>): Promise<Cases> {
  const { rows } = await sql<Cases>`
    select (select count(*) from case_file)::integer as cases, (select count(*) from case_event)::integer as events,
      (select count(*) from session_participant p where not exists (
        select from case_file f where f.practice_id = p.practice_id and f.client_id = p.client_id))::integer as "withoutCase",
      (select count(*) from case_file f where f.faults > 0 or f.due_at <= clock_timestamp() or not exists (
        select from case_event e where e.practice_id = f.practice_id and e.case_id = f.id
          and e.type = 'person-asked' and e.payload ->> 'kind' = 'confirm-absence'))::integer as "notMoved",
      (select count(*) from (select from case_event
        where type = 'session-added' or (type = 'person-asked' and payload ->> 'kind' = 'confirm-absence')
        group by practice_id, case_id having count(*) > 1) doubled)::integer as "openedTwice"`.execute(
    asOwner,
  );
  const [counted] = rows;
  if (!counted) throw new Error('nothing was counted');
  return counted;
}

/** Of a check-in that may have been sent a person is told, and the step goes on over the next channel, or by hand. */
async function leftInDoubt(
  asOwner: Kysely<unknown>,
  unknown: readonly Message[],
): Promise<readonly Message[]> {
  const toClients = unknown.filter(({ audience }) => audience === 'client');
  const { rows } = await sql<{ caseId: string; event: CaseEvent }>`
    select case_id as "caseId", payload as event from case_event
    where case_id = any(${toClients.map(({ caseId }) => caseId)}::uuid[]) order by case_id, sequence`.execute(
    asOwner,
  );
  const histories = Map.groupBy(rows, ({ caseId }) => caseId);
  return toClients.filter(({ key, caseId }) => {
    const events = (histories.get(caseId) ?? []).map(({ event }) => event);
    const since = events.findIndex((event) => event.type === 'check-in-unknown' && event.key === key);
    const after = since < 0 ? [] : events.slice(since);
    const isTold = after.some(
      (event) => event.type === 'person-asked' && event.kind === 'unknown-send' && event.about === key,
    );
    const goesOn = after.some(
      (event) =>
        event.type === 'check-in-queued' ||
        (event.type === 'person-asked' && event.kind === 'reach-another-way'),
    );
    return !isTold || !goesOn;
  });
}

export function printed(title: string, counts: Reckoning['counts']): string {
  const lines = Object.entries(counts).map(
    ([what, count]) => `  ${what.padEnd(26)}${count.toLocaleString('en').padStart(8)}`,
  );
  return `\n${title}\n${lines.join('\n')}\n`;
}
