/** Staff who answer or don't, clients who come or don't and tap or don't. All through the program's real doors. */
import type { Program } from '#app/program.ts';
import { addMinutes, fromEpochMilliseconds } from '#core/time/instant.ts';
import type { OutgoingMessage } from '#engine/ports.ts';
import { markSession } from '#features/cases/mark-session.ts';
import { settleMessage } from '#features/cases/settle-message.ts';
import { takeInText } from '#features/cases/take-in-text.ts';
import { waitingTexts } from '#features/cases/text-store.ts';
import { openLink, recordAnswer } from '#features/check-in/actions.ts';
import { type Answer, type AnswerForm, answers } from '#features/check-in/contract.ts';
import { answerPage, openPage } from '#features/paging/answer.ts';
import { bookSessions, type Presence } from '#features/sessions/facts.ts';
import { ada, type CastClient, clients, riverside } from '#test/cast.ts';
import type { PeopleWorld } from './asking.ts';
import { type Done, doSomething } from './deeds.ts';

/** A tap that was answered with "thanks". */
export interface Thanked {
  readonly token: string;
  readonly nonce: string;
  readonly answer: Answer;
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
  const tapsAfter = chance.one([0.2, 0.5, 0.9]);
  const tapsTwice = chance.one([0, 0.5]);
  /** Of each absence, and within how many minutes of its session. */
  const deeds = chance.one([0, 6, 12, 12, 25]);
  const spanMinutes = chance.one([45, 90, 240]);

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
    if (chance.happens(0.3)) cryFromOutside(stage.ms + chance.whole(hours * hour));
    for (let deed = 0; deed < 3; deed += 1)
      stage.at(stage.ms + chance.whole(hours * hour), 'somebody does something', () =>
        act(chance.one(booked)),
      );
  }

  /** Words of somebody whom nobody knows, which no case hears; sooner or later a person says what was done. */
  function cryFromOutside(ms: number): void {
    const received = {
      kind: 'text',
      providerId: chance.id<string>(),
      from: '+19175550199',
      text: 'I do not want to live any more',
      isBlocked: false,
    } as const;
    const settleMs = ms + chance.one([2, 7, 20, 90, 400]) * minute;
    stage.at(ms, 'a stranger texts what may be a cry', () =>
      world.insist(
        'the text',
        (program) => takeInText(program.texts, received),
        () => stage.at(Math.max(stage.ms, settleMs), 'somebody settles the text', settleWaiting),
      ),
    );
  }

  function settleWaiting(): void {
    const done = { note: 'Called back.' };
    const by = { practiceId: riverside.id, staffId: ada.id };
    world.insist(
      'the settlement',
      async ({ world: { database }, alarms }) => {
        const waits = await database.inPractice(riverside.id, waitingTexts);
        for (const { id } of waits) await settleMessage(alarms, by, { textId: id, ...done });
        return waits.length;
      },
      (settled) => stage.tally.counts('cries without a case settled', settled),
    );
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
        for (let deed = 0; deed < deeds; deed += 1)
          stage.at(startMs + (8 + chance.whole(spanMinutes)) * minute, 'somebody does something', () =>
            act(client),
          );
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

  function act(client: CastClient): void {
    doSomething(world, client, (deed) => done.push(deed));
  }

  /** Somebody of the staff looks at a page, sooner or later, and says "I have it". */
  function bePaged(token: string): void {
    if (!chance.happens(0.15)) return;
    const tapMs =
      stage.ms + chance.one([0, 1, 5, 10, 15, 60]) * minute + chance.one([0, chance.whole(minute)]);
    stage.at(tapMs, 'somebody answers a page', () =>
      world.ask(
        async ({ paging }) => {
          const found = await openPage(paging, token);
          return found && answerPage(paging, found, 'link');
        },
        (paged) => stage.tally.counts(`pages answered: ${paged?.kind ?? 'gone'}`),
      ),
    );
  }

  function receive(message: OutgoingMessage): void {
    const page = /\/p\/([0-9a-z]+)/.exec(message.text)?.[1];
    if (page) return bePaged(page);
    const token = /\/h\/([0-9a-z]+)/.exec(message.text)?.[1];
    if (!token || !chance.happens(tapsAfter)) return;
    const tapMs = stage.ms + chance.one([0, 1, 2, 10, 60, 400]) * minute + chance.whole(minute);
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
