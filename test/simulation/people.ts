/** Staff who answer or don't, clients who come or don't and tap or don't. All through the program's real doors. */
import { sql } from 'kysely';
import type { Program } from '#app/program.ts';
import type { Command } from '#core/case/commands.ts';
import type { CaseId } from '#core/ids.ts';
import { addMinutes, fromEpochMilliseconds } from '#core/time/instant.ts';
import { readCase } from '#engine/load-case.ts';
import type { OutgoingMessage } from '#engine/ports.ts';
import { runCommand } from '#engine/run.ts';
import { markSession } from '#features/cases/mark-session.ts';
import { openLink, recordAnswer } from '#features/check-in/actions.ts';
import { type Answer, type AnswerForm, answers } from '#features/check-in/contract.ts';
import { bookSessions, type Presence } from '#features/sessions/facts.ts';
import { commandOf } from '#test/arbitrary-command.ts';
import { ada, type CastClient, type CastStaff, clients, lena, marcus, priya, riverside } from '#test/cast.ts';
import type { Chance } from './chance.ts';
import type { Stage } from './stage.ts';

/** What people need of the world: chance, time, and the doors of the program. */
export interface PeopleWorld {
  readonly stage: Stage;
  readonly chance: Chance;
  /** Asked once; `done` hears of it only if the answer came. */
  ask<T>(work: (program: Program) => Promise<T>, done: (value: T) => void): void;
  /** Asked again and again until the answer came. */
  insist<T>(what: string, work: (program: Program) => Promise<T>, done: (value: T) => void): void;
}

/** A tap that was answered with "thanks". */
export interface Thanked {
  readonly token: string;
  readonly nonce: string;
  readonly answer: Answer;
}

/** What a member of staff was told is done. */
export interface Done {
  readonly caseId: CaseId;
  readonly sequence: number;
}

export interface People {
  readonly booked: readonly CastClient[];
  readonly thanked: readonly Thanked[];
  readonly done: readonly Done[];
  makePlans(hours: number): void;
  receive(message: OutgoingMessage): void;
}

const minute = 60_000;
const hour = 60 * minute;

export function simulatedPeople(world: PeopleWorld): People {
  const { stage, chance } = world;
  const booked: CastClient[] = [];
  const thanked: Thanked[] = [];
  const done: Done[] = [];
  const tapsAfter = chance.one([0, 0.2, 0.7]);
  const tapsTwice = chance.one([0, 0.5]);

  function makePlans(hours: number): void {
    const count = chance.one([1, 1, 2, 3]);
    while (booked.length < count) {
      const client = chance.one(clients);
      if (!booked.includes(client)) booked.push(client);
    }
    for (const client of booked) {
      for (let session = 0; session < chance.one([1, 1, 2]); session += 1) {
        const startMs = stage.ms + chance.whole((hours / 2) * hour);
        const bookMs = Math.max(stage.ms, startMs - hour);
        stage.at(bookMs, `${client.preferredName} is booked`, () => book(client, startMs));
      }
    }
    for (let deed = 0; deed < chance.one([0, 3, 10, 25]); deed += 1) {
      stage.at(stage.ms + chance.whole(hours * hour), 'somebody does something', () => act());
    }
  }

  function book(client: CastClient, startMs: number): void {
    const startsAt = fromEpochMilliseconds(startMs - (startMs % minute));
    const plan = {
      startsAt,
      endsAt: addMinutes(startsAt, 50),
      zone: riverside.timeZone,
      modality: 'in-person' as const,
      clinicianId: client.clinician.id,
      link: null,
      clientIds: [client.id],
    };
    world.insist(
      'the booking',
      ({ world: { database, clock }, sessions }) =>
        database.inPractice(riverside.id, (tx) =>
          bookSessions(tx, sessions, [plan], {
            via: 'staff',
            staffId: client.clinician.id,
            now: clock.now(),
          }),
        ),
      ([sessionId]) => {
        if (!sessionId) return;
        stage.tally.counts('sessions');
        const lookMs = chance.one([4, 6, 8, 20, 45, 120]) * minute;
        if (chance.happens(0.5))
          mark(
            client,
            sessionId,
            startMs + lookMs,
            chance.one(['here', 'late-noted', 'late-noted', 'not-here']),
          );
        if (chance.happens(0.7))
          mark(client, sessionId, startMs + lookMs + chance.one([10, 15, 30, 300]) * minute, 'not-here');
      },
    );
  }

  function mark(client: CastClient, sessionId: string, ms: number, presence: Presence): void {
    stage.at(ms, `${client.preferredName} is marked ${presence}`, () =>
      world.ask(
        (program) =>
          markSession(program.cases, riverside.id, {
            sessionId: sessionId as Parameters<typeof markSession>[2]['sessionId'],
            clientId: client.id,
            staffId: client.clinician.id,
            role: client.clinician.role === 'owner' ? 'owner' : 'clinician',
            presence,
            at: null,
            note: 'seen',
          }),
        () => stage.tally.counts('marks'),
      ),
    );
  }

  function act(): void {
    const client = chance.one(booked);
    const pick = {
      what: chance.whole(1000),
      one: chance.whole(100),
      two: chance.whole(100),
      three: chance.whole(100),
      when: 'soon' as const,
      minutes: chance.whole(400),
    };
    world.ask(
      async (program) => {
        const { database, clock } = program.world;
        const state = await database.inPractice(riverside.id, async (tx) => {
          const caseId = await newestCase(tx, client);
          return caseId && readCase(tx, caseId);
        });
        if (!state) return null;
        const command = inThisPractice(
          commandOf(state, pick, clock.now()),
          state.plan.emergencyContacts[0]?.id,
        );
        if (command.by.kind !== 'staff' && command.by.kind !== 'calendar') return null;
        stage.note(`${command.type} is asked for`);
        return runCommand(program.engine, riverside.id, state.caseId, command);
      },
      (outcome) => {
        if (outcome === null) return;
        stage.note(outcome.kind === 'done' ? 'done' : `refused: ${outcome.refusal.code}`);
        stage.tally.counts(outcome.kind === 'done' ? 'commands done' : 'commands refused');
        if (outcome.kind === 'done')
          done.push({ caseId: outcome.state.caseId, sequence: outcome.state.sequence });
      },
    );
  }

  function receive(message: OutgoingMessage): void {
    const token = /\/h\/([0-9a-z]+)/.exec(message.text)?.[1];
    if (!token || !chance.happens(tapsAfter)) return;
    const tapMs = stage.ms + chance.one([1, 5, 30, 200, 900]) * minute + chance.whole(minute);
    const form = { nonce: chance.id<string>(), answer: chance.one(answers), word: '', text: '' };
    for (let tap = 0; tap < (chance.happens(tapsTwice) ? 2 : 1); tap += 1) {
      stage.at(tapMs, `a client taps ${form.answer}`, () =>
        world.insist(
          'the tap',
          (program) => tapOnce(program, token, form),
          (isHeard) => {
            if (!isHeard) return;
            stage.tally.counts('taps thanked for');
            thanked.push({ token, nonce: form.nonce, answer: form.answer });
          },
        ),
      );
    }
  }

  return { booked, thanked, done, makePlans, receive };
}

async function tapOnce({ checkIn }: Program, token: string, form: AnswerForm) {
  const link = await openLink(checkIn, token);
  if (!link) return false;
  await recordAnswer(checkIn, link, form);
  return true;
}

async function newestCase(tx: Parameters<typeof readCase>[0], client: CastClient): Promise<CaseId | null> {
  const { rows } = await sql<{ id: CaseId }>`
    select id from case_file where client_id = ${client.id} order by opened_at desc, id limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** The core's tests know people of their own; here the same parts are played by the practice's staff. */
function inThisPractice(command: Command, contactId: string | undefined): Command {
  const parts: Readonly<Record<string, string>> = {
    ada: priya.id,
    ...Object.fromEntries(
      (
        [
          ['nora', ada],
          ['ben', lena],
          ['sue', marcus],
        ] as const
      ).map(([part, person]: readonly [string, CastStaff]) => [part, person.id]),
    ),
    ...(contactId && { mother: contactId, brother: contactId }),
  };
  return JSON.parse(JSON.stringify(command), (_, value: unknown) =>
    typeof value === 'string' ? (parts[value] ?? value) : value,
  ) as Command;
}
