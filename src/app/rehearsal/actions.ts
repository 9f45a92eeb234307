/** The script's lines as things to do at an instant, and whether each has been done already. */
import { sql } from 'kysely';
import type { CaseId, ClientId, MessageKey, PracticeId, SessionId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { readCase } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';
import { runCommand } from '#engine/run.ts';
import { commandOf, commandRoutes } from '#features/cases/command-routes.ts';
import { markSession } from '#features/cases/mark-session.ts';
import { wordsOf } from '#features/cases/refusal-problem.ts';
import type { Program } from '../program.ts';
import { answerPage } from './answer-page.ts';
import type { Checkpoint } from './checkpoint.ts';
import { localInstant, type Script } from './script.ts';

export interface Action {
  readonly at: Instant;
  /** For the line that is printed when it happens. */
  readonly words: string;
  run(): Promise<void>;
}

export interface Cast {
  readonly program: Program;
  readonly script: Script;
  readonly checkpoint: Checkpoint;
}

/** What remains to be done, earliest first. A deed that is on record is never done twice. */
export async function remainingActions(cast: Cast): Promise<readonly Action[]> {
  const { program, checkpoint } = cast;
  const actions = await program.world.database.inPractice(checkpoint.practiceId, async (tx) => [
    ...(await presenceActions(tx, cast)),
    ...(await replyActions(tx, cast)),
    ...(await deedActions(tx, cast)),
  ]);
  return actions.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

interface Expected {
  readonly sessionId: SessionId;
  readonly clientId: ClientId;
  readonly client: string;
  readonly startsAt: Instant;
  readonly clinicianId: StaffId;
  readonly marks: number;
  readonly presence: string;
}

/** Whoever the script does not name comes on time. */
async function presenceActions(tx: Tx, { program, script, checkpoint }: Cast): Promise<Action[]> {
  const zone = script.practice.timeZone;
  const { rows } = await sql<Expected>`
    select p.session_id as "sessionId", p.client_id as "clientId", c.preferred_name as client,
      s.starts_at as "startsAt", s.clinician_id as "clinicianId", p.presence,
      (select count(*) from session_change h where h.practice_id = p.practice_id and h.session_id = p.session_id
        and h.client_id = p.client_id and h.change = 'presence' and h.via = 'staff') as marks
    from session_participant p
    join session s on s.practice_id = p.practice_id and s.id = p.session_id
    join client c on c.practice_id = p.practice_id and c.id = p.client_id
    where s.status = 'booked' and p.called_off_at is null
      and s.starts_at >= ${localInstant(`${script.from}T00:00`, zone)}
      and s.starts_at < ${addMinutes(localInstant(`${script.to}T00:00`, zone), 24 * 60)}
    order by s.starts_at, c.preferred_name`.execute(tx);
  return rows.flatMap((expected) => {
    const { client, startsAt, sessionId, clientId, clinicianId } = expected;
    const told = script.sessions.find(
      (one) => one.client === client && localInstant(one.startsAt, zone) === startsAt,
    );
    const marks = told
      ? told.marks.map((mark) => ({ ...mark, by: staffNamed(script, checkpoint, mark.who) }))
      : [{ afterMinutes: 0, presence: 'here' as const, by: clinicianId }];
    // What a case has made of the mark already counts as well as the mark itself.
    const left = marks.slice(expected.marks).filter(({ presence }) => presence !== expected.presence);
    return left.map(
      ({ afterMinutes, presence, by }): Action => ({
        at: addMinutes(startsAt, afterMinutes),
        words: `${client} is marked ${presence}`,
        run: () =>
          markSession(program.cases, checkpoint.practiceId, {
            sessionId,
            clientId,
            presence,
            staffId: by,
            // Whoever the script names, it speaks for the practice as a whole.
            role: 'clinician',
            at: null,
            note: presence === 'here' ? 'They came after all.' : '',
          }),
      }),
    );
  });
}

interface SentCheckIn {
  readonly key: MessageKey;
  readonly client: string;
  readonly ordinal: number;
  readonly sentAt: Instant;
  readonly answered: boolean;
}

/** A client can only answer what has reached them, so this is asked again after every step. */
async function replyActions(tx: Tx, { program, script }: Cast): Promise<Action[]> {
  const { rows } = await sql<SentCheckIn>`
    select m.key, c.preferred_name as client,
      row_number() over (partition by f.client_id order by first_sent.at, m.key) as ordinal, first_sent.at as "sentAt",
      exists (select from check_in_link l join check_in_answer a on a.practice_id = l.practice_id and a.link_id = l.id
        where l.practice_id = m.practice_id and l.message_key = m.key) as answered
    from message m
    join case_file f on f.practice_id = m.practice_id and f.id = m.case_id
    join client c on c.practice_id = f.practice_id and c.id = f.client_id
    join check_in_link k on k.practice_id = m.practice_id and k.message_key = m.key
    cross join lateral (
      select min(s.at) as at from message_status s
      where s.practice_id = m.practice_id and s.message_id = m.id and s.state in ('sent', 'unknown')) first_sent
    where m.audience = 'client' and first_sent.at is not null`.execute(tx);
  return script.replies.flatMap((reply): Action[] => {
    const sent = rows.find((row) => row.client === reply.client && Number(row.ordinal) === reply.toCheckIn);
    if (!sent || sent.answered) return [];
    return [
      {
        at: addMinutes(sent.sentAt, reply.afterMinutes),
        words: `${reply.client} taps “${reply.taps}” on the page of their check-in`,
        run: () => answerPage(program.delivery.linkFor(sent.key, 'client'), reply.taps, reply.because),
      },
    ];
  });
}

async function deedActions(tx: Tx, { program, script, checkpoint }: Cast): Promise<Action[]> {
  const actions: Action[] = [];
  for (const deed of script.deeds) {
    const at = localInstant(deed.at, script.practice.timeZone);
    const staffId = staffNamed(script, checkpoint, deed.who);
    if (await isOnRecord(tx, deed.client, staffId, at)) continue;
    actions.push({
      at,
      words: `${deed.who} puts on record for ${deed.client}: ${deed.record}`,
      run: () => perform(program, checkpoint.practiceId, deed, staffId),
    });
  }
  return actions;
}

/** The clock stands still between two steps, so the instant and the hand name the deed. */
async function isOnRecord(tx: Tx, client: string, staffId: StaffId, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    select from case_event e
    join case_file f on f.practice_id = e.practice_id and f.id = e.case_id
    join client c on c.practice_id = f.practice_id and c.id = f.client_id
    where c.preferred_name = ${client} and e.at = ${at} and e.payload #>> '{by,staffId}' = ${staffId} limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

async function perform(
  program: Program,
  practiceId: PracticeId,
  deed: Script['deeds'][number],
  staffId: StaffId,
): Promise<void> {
  const route = commandRoutes.find(({ path }) => path === deed.record);
  if (!route) throw new Error(`there is nothing called ${deed.record} to put on record`);
  const caseId = await newestCase(program, practiceId, deed.client);
  const body = route.body.parse(await withReply(program, practiceId, caseId, deed.with));
  const now = program.engine.clock.now();
  const command = commandOf(route, body, staffId, now);
  const outcome = await runCommand(program.engine, practiceId, caseId, command);
  if (outcome.kind === 'refused') {
    throw new Problem(
      'conflict',
      outcome.refusal.code,
      `${deed.who}, ${deed.record}: ${wordsOf(outcome, now)}`,
    );
  }
}

/** A script cannot know the id of a reply; `"replyId": "newest"` means the last one that came. */
async function withReply(
  program: Program,
  practiceId: PracticeId,
  caseId: CaseId,
  said: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  if (said.replyId !== 'newest') return { ...said };
  const state = await program.world.database.inPractice(practiceId, (tx) => readCase(tx, caseId));
  return { ...said, replyId: state?.replies.at(-1)?.replyId };
}

async function newestCase(program: Program, practiceId: PracticeId, client: string): Promise<CaseId> {
  const { rows } = await program.world.database.inPractice(practiceId, (tx) =>
    sql<{ id: CaseId }>`
      select f.id from case_file f join client c on c.practice_id = f.practice_id and c.id = f.client_id
      where c.preferred_name = ${client} order by f.opened_at desc limit 1`.execute(tx),
  );
  if (!rows[0])
    throw new Problem(
      'not-found',
      'no-case',
      `The script does something for ${client}, who has no case then.`,
    );
  return rows[0].id;
}

function staffNamed(script: Script, checkpoint: Checkpoint, name: string): StaffId {
  const email = script.staff.find((person) => person.name === name)?.email ?? '';
  const staffId = checkpoint.staff[email];
  if (!staffId)
    throw new Problem('invalid', 'unknown-staff', `The script names ${name}, who is not among its staff.`);
  return staffId;
}
