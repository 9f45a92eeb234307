/** What has to hold once the faults are over, whatever went wrong. */
import { Kysely, PostgresDialect } from 'kysely';
import { type CaseEvent, thirdPartyEvents } from '#core/case/events.ts';
import { fold } from '#core/case/evolve.ts';
import { type ExistingCase, noCase } from '#core/case/state.ts';
import { dueAt } from '#core/case/timers.ts';
import type { CaseId, MessageKey } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { nextSafe } from '#core/time/safe-hours.ts';
import type { DeliveryReport } from '#engine/delivery-reports.ts';
import { verifyCase } from '#engine/verify.ts';
import { tokenHash } from '#features/check-in/link.ts';
import { clients, riverside } from '#test/cast.ts';
import { must } from './broken.ts';
import { type Ground, staffPhones } from './ground.ts';
import type { People } from './people.ts';
import type { SimulatedProvider } from './provider.ts';
import type { Stage } from './stage.ts';

/** What is looked at. */
export interface Scene {
  readonly ground: Ground;
  readonly stage: Stage;
  readonly provider: SimulatedProvider;
  readonly people: People;
  /** What the provider said and was thanked for. */
  readonly reported: readonly DeliveryReport[];
}

/** After the faults, when nothing is due any more. */
export async function checkAtRest(world: Scene): Promise<void> {
  await checkProvider(world);
  await checkAbsences(world);
  const histories = await readHistories(world);
  for (const history of histories) await checkCase(world, history);
  await checkMessages(world, histories);
  await checkPagings(world);
  await checkReports(world);
  await checkTaps(world, histories);
  for (const { caseId, sequence } of world.people.done) {
    const length = histories.find((one) => one.caseId === caseId)?.events.length ?? 0;
    must(length >= sequence, `somebody was told "done", and entry ${sequence} of the case does not exist`);
  }
  const { rows: late } = await world.ground.owner.query('select * from kept.overdue_cases($1)', [
    world.stage.now,
  ]);
  must(late.length === 0, 'nothing is due, and something is shown as late');
}

async function checkProvider({ provider, stage }: Scene): Promise<void> {
  const times = new Map<MessageKey, number>();
  const known = new Set([
    ...clients.flatMap(({ mobile, email }) => [mobile, email]),
    ...riverside.staff.map(({ email }) => email),
    ...staffPhones,
  ]);
  for (const { key, to } of provider.arrived) {
    times.set(key, (times.get(key) ?? 0) + 1);
    must((times.get(key) ?? 0) === 1, `two sends with one key: ${key}`);
    must(known.has(to), `somebody was written to who is neither client nor staff: ${key}`);
  }
  stage.tally.counts('keys', times.size);
}

async function checkAbsences({ ground, stage }: Scene): Promise<void> {
  const { rows } = await ground.owner.query(
    `select session_id from session_participant where absence_due_at <= $1`,
    [stage.now],
  );
  must(rows.length === 0, 'the time of an absence has come, and there is no case');
  const { rows: lost } = await ground.owner.query(`
    select p.session_id from session_participant p
    where p.handed_over_at is not null and not exists (
      select from case_file c, jsonb_array_elements(c.snapshot -> 'sessions') s
      where c.client_id = p.client_id and s ->> 'sessionId' = p.session_id::text)`);
  must(lost.length === 0, 'an absence was handed over and no case has it');
}

/** Whoever is asked is paged on, and nobody else. */
async function checkPagings({ ground, stage }: Scene): Promise<void> {
  const { rows: late } = await ground.owner.query(`select id from paging where due_at <= $1`, [stage.now]);
  must(late.length === 0, 'the time of a page has come, and nobody was paged');
  const { rows: unasked } = await ground.owner.query(`select id from alarm where due_at <= $1`, [stage.now]);
  must(unasked.length === 0, 'nobody has answered an alarm, and the next person was not asked');
  const { rows: stale } = await ground.owner.query(`
    select p.id from paging p join case_file c on c.id = p.case_id
    where p.ended_at is null and p.about not in ('handover', 'delegation') and (c.status <> 'open' or not exists (
      select from jsonb_array_elements(c.snapshot -> 'asks') a where a ->> 'staffId' = p.staff_id::text))`);
  must(stale.length === 0, 'somebody is paged about a question that is not theirs');
  const { rows: astray } = await ground.owner.query(
    `
    select p.id from paging p join alarm a on a.id = p.alarm_id
    where p.ended_at is null and (a.ended_at is not null or a.held_until > $1 or a.staff_id <> p.staff_id)`,
    [stage.now],
  );
  must(astray.length === 0, 'somebody is paged about an alarm that another has');
  const { rows } = await ground.owner.query<{ pages: number }>(
    'select coalesce(sum(pages), 0)::int as pages from paging',
  );
  stage.tally.counts('pages', rows[0]?.pages ?? 0);
}

interface History {
  readonly caseId: CaseId;
  readonly events: readonly CaseEvent[];
  readonly state: ExistingCase;
  readonly dueAt: Instant | null;
  readonly status: string;
  readonly ownerId: string | null;
  readonly faults: number;
}

async function readHistories({ ground, stage }: Scene): Promise<readonly History[]> {
  const { rows } = await ground.owner.query<Omit<History, 'state'>>(`
    select id as "caseId", due_at as "dueAt", status, owner_id as "ownerId", faults,
      (select jsonb_agg(e.payload order by e.sequence) from case_event e where e.case_id = c.id) as events
    from case_file c order by opened_at, id`);
  stage.tally.counts('cases', rows.length);
  return rows.map((row) => ({ ...row, state: fold(row.events, noCase) as ExistingCase }));
}

async function checkCase(world: Scene, history: History): Promise<void> {
  const { caseId, events, state } = history;
  world.stage.tally.counts('events', events.length);
  const flaw = await verifyCase(asTransaction(world.ground), riverside.id, caseId);
  must(flaw === null, `the record of a case does not hold together: ${flaw?.words}`);
  if (history.status === 'open') {
    must(history.dueAt !== null && history.ownerId !== null, 'an open case has nobody or no time');
    must((dueAt(state) ?? '') > world.stage.now, 'something in a case is due and did not happen');
    must(history.faults === 0, 'a case that moves again is still shown as one that cannot be moved');
  }
  checkGates(events);
  checkCheckIns(events);
}

/** Nobody else hears of anything before a named person decided, and then only with what has to be on record first. */
function checkGates(events: readonly CaseEvent[]): void {
  const had =
    (...types: readonly CaseEvent['type'][]) =>
    (before: readonly CaseEvent[]) =>
      before.some(({ type }) => types.includes(type));
  for (const [index, event] of events.entries()) {
    if (!thirdPartyEvents.includes(event.type)) continue;
    must(event.by.kind === 'staff', `${event.type} by ${event.by.kind}: nobody but a person may do that`);
    if (event.type !== 'emergency-contact-requested' && event.type !== 'welfare-check-requested') continue;
    const before = events.slice(0, index);
    const isOpen =
      had('miss-confirmed')(before) &&
      had('agreement-reviewed')(before) &&
      had('concern-judged')(before) &&
      had('consultation-recorded', 'consultation-waived')(before);
    must(isOpen, `${event.type} without its gate`);
  }
}

/** Over a channel that was allowed at that moment, in its safe hours, not in a closed case. */
function checkCheckIns(events: readonly CaseEvent[]): void {
  for (const [index, event] of events.entries()) {
    if (event.type !== 'check-in-queued') continue;
    const state = fold(events.slice(0, index), noCase) as ExistingCase;
    const channel = state.plan.channels.find(({ id }) => id === event.channelId);
    must(channel !== undefined, `a check-in over a channel that was never allowed: ${event.key}`);
    must(
      !state.withdrawnChannels.includes(event.channelId),
      `a check-in over a withdrawn channel: ${event.key}`,
    );
    must(state.status === 'open', `a check-in was queued after the end: ${event.key}`);
    const safeAt = channel ? nextSafe(event.at, channel.safeHours, state.plan.client.timeZone) : null;
    must(safeAt === event.at, `a check-in outside safe hours: ${event.key}`);
  }
}

interface MessageRow {
  readonly key: MessageKey;
  readonly caseId: CaseId;
  readonly audience: string;
  readonly state: string;
}

const ended = ['sent', 'delivered', 'failed', 'cancelled', 'unknown'];

async function checkMessages(
  { ground, stage, provider }: Scene,
  histories: readonly History[],
): Promise<void> {
  const { rows } = await ground.owner.query<MessageRow>(
    `select key, case_id as "caseId", audience, state from message order by key`,
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const arrived = new Set(provider.arrived.map(({ key }) => key));
  for (const row of rows) {
    stage.tally.counts(`messages ended ${row.state}`);
    must(ended.includes(row.state), `a message never ended: ${row.key} is ${row.state}`);
    must(
      !(row.state === 'cancelled' && arrived.has(row.key)),
      `a message is on record as called off, and arrived: ${row.key}`,
    );
    must(
      row.state !== 'sent' || arrived.has(row.key),
      `a message is on record as sent, and never left: ${row.key}`,
    );
  }
  for (const { events, state } of histories) {
    for (const event of events) {
      if (event.type !== 'check-in-queued') continue;
      const row = byKey.get(event.key);
      must(row !== undefined, `a check-in was decided on and never written down for sending: ${event.key}`);
      const known = state.messages[event.key]?.state;
      must(row?.state === known, `the case takes ${event.key} to be ${known}, its message is ${row?.state}`);
      if (row?.state === 'unknown') checkUnknown(events, event.key);
    }
  }
}

/** "May have been sent" is told to a person, unless the case had ended. */
function checkUnknown(events: readonly CaseEvent[], key: MessageKey): void {
  const index = events.findIndex((event) => event.type === 'check-in-unknown' && event.key === key);
  must(index >= 0, `nobody knows whether it was sent, and the case does not say so: ${key}`);
  const before = fold(events.slice(0, index), noCase);
  const isAsked = events.some((event) => event.type === 'person-asked' && event.about === key);
  must(
    before.status === 'closed' || isAsked,
    `nobody knows whether it was sent, and nobody was told: ${key}`,
  );
}

/** What a provider was thanked for stands in the message, or something stronger does. */
async function checkReports({ ground, reported }: Scene): Promise<void> {
  for (const { key, providerId, state } of reported) {
    const { rows } = await ground.owner.query<{ key: MessageKey; state: string }>(
      'select key, state from message where key = $1 or provider_id = $2',
      [key, providerId],
    );
    // Its sender never heard what the provider calls it: then its words can't be told apart from a stranger's.
    if (rows.length === 0) continue;
    const known = strengths.indexOf(rows[0]?.state ?? '');
    must(known >= strengths.indexOf(state), `a provider reported ${state}, and it was lost: ${rows[0]?.key}`);
  }
}

const strengths = ['sent', 'failed', 'delivered'];

/** What a client was thanked for is on record once, and in the case once. */
async function checkTaps({ ground, people }: Scene, histories: readonly History[]): Promise<void> {
  for (const { token, nonce, answer } of people.thanked) {
    const { rows } = await ground.owner.query<{ id: string; answer: string }>(
      `select a.id, a.answer from check_in_answer a
       join check_in_link l on l.practice_id = a.practice_id and l.id = a.link_id
       where l.token_hash = $1 and a.nonce = $2`,
      [tokenHash(token), nonce],
    );
    must(rows.length === 1, `a tap that was thanked for is on record ${rows.length} times`);
    const [row] = rows;
    must(row?.answer === answer, 'a tap is on record with another answer');
    const heard = histories.flatMap(({ events }) =>
      events.filter((event) => event.type === 'reply-received' && event.replyId === row?.id),
    );
    must(heard.length === 1, `a tap that was thanked for is in its case ${heard.length} times`);
  }
}

const owners = new WeakMap<object, Kysely<unknown>>();

/** The owner's one connection, for what wants to be asked through Kysely. */
function asTransaction({ owner }: Ground): Kysely<unknown> {
  const known = owners.get(owner);
  if (known) return known;
  const client = { query: owner.query.bind(owner), release() {} };
  const pool = { options: {}, connect: async () => client, end: async () => {} };
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as never }) });
  owners.set(owner, kysely);
  return kysely;
}
