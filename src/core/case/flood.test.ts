/** A client, or somebody with their link, who answers without end is one question to one person at a time [P3.8]. */
import { describe, expect, test } from 'vitest';
import {
  after,
  advance as byTimer,
  given,
  type Move,
  missed,
  nora,
  reply,
  settleReply,
  takeCase,
} from '#test/plans.ts';
import type { ReplyId } from '../ids.ts';
import { advance } from './advance.ts';
import { decide } from './decide.ts';
import type { CaseEvent } from './events.ts';
import { fold } from './evolve.ts';
import type { Ask, CaseState, OpenCase } from './state.ts';
import { dueAt } from './timers.ts';
import { unreadReplies } from './unread-replies.ts';
import type { Reading } from './vocabulary.ts';

const said = (reading: Reading, id: string) => reply(reading, { replyId: id as ReplyId });
const questions = (state: CaseState): readonly Ask[] =>
  (state as OpenCase).asks.filter((ask) => ask.kind === 'read-reply');
const asked = (...moves: readonly Move[]) =>
  questions(given(...missed(), ...moves).state).map(({ about, urgent, answerBy }) => ({
    about,
    urgent,
    answerBy,
  }));

test('2,000 answers, given one after the other, are one question', () => {
  let state: CaseState = given(...missed()).state;
  const kinds = new Map<string, number>();
  for (let index = 0; index < 2000; index += 1) {
    const decision = decide(state, said('unclear', `flood-${index}`), after(20));
    if (decision.kind !== 'events') throw new Error(`answer ${index} was refused`);
    for (const { type } of decision.events) kinds.set(type, (kinds.get(type) ?? 0) + 1);
    state = fold(decision.events, state);
  }
  expect(Object.fromEntries(kinds)).toEqual({ 'reply-received': 2000, 'person-asked': 1 });
  expect(questions(state)).toMatchObject([{ about: 'flood-0', staffId: nora, urgent: true }]);
  expect(advance(state, after(20))).toEqual([]);
  expect(dueAt(state)! > after(20)).toBe(true);
});

describe('while one reply waits to be read', () => {
  test('a graver one is asked about at once, and its question stands for both', () => {
    expect(asked([20, said('late', 'a')], [21, said('unclear', 'b')])).toEqual([
      { about: 'b', urgent: true, answerBy: after(31) },
    ]);
    for (const cry of ['not-ok', 'duress'] as const) {
      given(...missed(), [20, said('safe', 'a')], [21, said('unclear', 'b')])
        .when(22, said(cry, 'c'))
        .makes('reply-received', { type: 'person-asked', about: 'c', urgent: true, staffId: nora });
    }
  });

  test.each<[Reading, Reading]>([
    ['not-ok', 'safe'],
    ['not-ok', 'unclear'],
    ['duress', 'not-ok'],
    ['unclear', 'call-me'],
    ['late', 'safe'],
  ])('after %s, %s asks nobody anew', (first, second) => {
    given(...missed(), [20, said(first, 'a')])
      .when(21, said(second, 'b'))
      .makes('reply-received');
  });

  test('the next is asked about as soon as it is settled, the gravest first', () => {
    const told = given(
      ...missed(),
      [20, said('not-ok', 'a')],
      [21, said('late', 'b')],
      [21, said('unclear', 'c')],
    );
    const once = told
      .when(22, settleReply('carry-on', 'a'))
      .makes('reply-settled', { type: 'person-asked', about: 'c', urgent: true });
    once
      .when(23, settleReply('carry-on', 'c'))
      .makes('reply-settled', { type: 'person-asked', about: 'b', urgent: false })
      .when(24, settleReply('carry-on', 'b'))
      .makes('reply-settled');
  });

  test('one that was settled without being asked about leaves the question standing', () => {
    given(...missed(), [20, said('not-ok', 'a')], [21, said('unclear', 'b')])
      .when(22, settleReply('carry-on', 'b'))
      .makes('reply-settled');
  });
});

describe('a further reply is not waited for longer than a first one', () => {
  test('when nobody has answered for rounds', () => {
    const inVain = Array.from({ length: 40 }, (_, index): Move => [30 + 10 * index, byTimer]);
    const night: readonly Move[] = [[20, said('not-ok', 'a')], ...inVain];
    const [before] = asked(...night);
    expect(before!.answerBy > after(431)).toBe(true);
    expect(asked(...night, [421, said('not-ok', 'b')])).toEqual([{ ...before, answerBy: after(431) }]);
  });

  test('when somebody said "I have it", unless it is calm and they are busy with a cry', () => {
    const leased: readonly Move[] = [
      [20, said('unclear', 'a')],
      [21, takeCase()],
    ];
    expect(asked(...leased)).toMatchObject([{ answerBy: after(36) }]);
    expect(asked(...leased, [22, said('call-me', 'b')])).toMatchObject([{ about: 'a', answerBy: after(32) }]);
    expect(asked(...leased, [22, said('safe', 'b')])).toMatchObject([{ about: 'a', answerBy: after(36) }]);
  });

  test('and a flood never puts an answer off', () => {
    const [first, ...more] = [20, 21, 22, 23].map((at): Move => [at, said('unclear', `flood-${at}`)]);
    expect(asked(first!, ...more)).toEqual(asked(first!));
  });
});

describe('whoever has read a flood', () => {
  const mixed: readonly Move[] = (
    ['safe', 'unclear', 'not-ok', 'call-me', 'unclear', 'duress', 'late', 'unclear', 'not-ok'] as const
  ).map((reading, index): Move => [20, said(reading, `r${index}`)]);
  const left = (...moves: readonly Move[]) =>
    unreadReplies(given(...missed(), ...mixed, ...moves).state).map(({ replyId }) => replyId);

  test('settles one with those before it that were read the same or are calmer, each on record', () => {
    const told = given(...missed(), ...mixed, [21, settleReply('carry-on', 'r7', true)]);
    const settled = told.events.filter((event) => event.type === 'reply-settled');
    expect(settled.map(({ replyId, togetherWith, as }) => [replyId, togetherWith, as])).toEqual([
      ['r7', undefined, 'carry-on'],
      ['r0', 'r7', 'carry-on'],
      ['r1', 'r7', 'carry-on'],
      ['r4', 'r7', 'carry-on'],
      ['r6', 'r7', 'carry-on'],
    ]);
    expect(left([21, settleReply('carry-on', 'r7', true)])).toEqual(['r2', 'r3', 'r5', 'r8']);
  });

  test('never lets an OK, or one of two cries, speak for another', () => {
    expect(left([21, settleReply('carry-on', 'r6', true)])).toHaveLength(8);
    expect(left([21, settleReply('carry-on', 'r8', true)])).toEqual(['r5']);
  });

  test('says of calm ones only that the client is safe', () => {
    expect(left([21, settleReply('client-is-safe', 'r8', true)])).toEqual([
      'r1',
      'r2',
      'r3',
      'r4',
      'r5',
      'r7',
    ]);
  });

  test('settles no other unless told so', () => {
    expect(left([21, settleReply('carry-on', 'r8')])).toHaveLength(8);
  });

  test('is done with 2,000 in one go', () => {
    const told = given(...missed());
    let { state } = told;
    for (let index = 0; index < 2000; index += 1)
      state = fold([received(`flood-${index}`)], state) as OpenCase;
    const decision = decide(state, settleReply('carry-on', 'flood-1999', true), after(30));
    expect(decision.kind === 'events' && decision.events).toHaveLength(2000);
  });
});

const received = (id: string): CaseEvent => ({
  type: 'reply-received',
  at: after(20),
  by: { kind: 'client' },
  replyId: id as ReplyId,
  via: 'page',
  channelId: null,
  reading: 'not-ok',
  receivedAt: after(20),
});
