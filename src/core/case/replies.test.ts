/** What a client's answer does, by its reading and by how worried the clinician is [P4.7–P4.10]. */
import { describe, expect, test } from 'vitest';
import {
  advance,
  after,
  askOf,
  close,
  delivery,
  given,
  judgeConcern,
  type Move,
  missed,
  mobileText,
  nora,
  noteLateness,
  opened,
  plan,
  reply,
  request,
  resumeLadder,
  settleReply,
  sue,
} from '#test/plans.ts';
import type { ReplyId } from '../ids.ts';
import type { Tier } from '../protocol/protocol.ts';
import { react } from './react.ts';
import type { ExistingCase } from './state.ts';
import type { Reading } from './vocabulary.ts';

const second = (reading: Reading, more: Parameters<typeof reply>[1] = {}) =>
  reply(reading, { replyId: 'reply-2' as ReplyId, ...more });

describe('"I am OK"', () => {
  test('closes a routine case, and nothing more is sent', () => {
    const told = given(opened('routine'), [6, noteLateness()])
      .when(8, reply('safe'))
      .makes('reply-received', { type: 'case-closed', outcome: 'client-said-ok', by: { kind: 'client' } });
    expect(Object.values(told.state.messages).map((message) => message.state)).toEqual(['cancelled']);
    told.when(2000, advance).makes();
  });

  test.each(['elevated', 'high'] as const)('is read by a person in a case of tier %s', (tier) => {
    const told = given(...missed(tier))
      .when(20, reply('safe'))
      .makes('reply-received', { type: 'person-asked', kind: 'read-reply', urgent: false });
    told
      .when(21, settleReply('client-is-safe'))
      .makes('reply-settled', { type: 'case-closed', by: { staffId: nora } });
  });

  test.each<[string, Move]>([
    ['the clinician is worried', [18, judgeConcern('worried')]],
    ['something else was said and not yet read', [18, reply('call-me')]],
  ])('is read by a person in a routine case too when %s', (_, move) => {
    const told = given(...missed('routine'), move, [20, second('safe')]);
    expect(told.state.status).toBe('open');
    expect(askOf(told.state, 'read-reply')).toBeDefined();
  });

  test.each(['not-ok', 'duress'] as const)(
    'is read by a person when the client said %s before',
    (reading) => {
      const told = given(
        ...missed('routine'),
        [18, reply(reading)],
        [19, settleReply('carry-on')],
        [20, second('safe')],
      );
      expect(told.state.status).toBe('open');
    },
  );

  test('does not end a plan whose day has come', () => {
    const due: readonly Move[] = [...missed('routine'), [17, close('transferred', plan(60))], [60, advance]];
    const told = given(...due, [70, reply('safe')]);
    expect(told.state.status).toBe('open');
    expect(askOf(told.state, 'follow-up').staffId).toBe(nora);
  });
});

describe('any other answer', () => {
  const tiers: readonly Tier[] = ['routine', 'elevated', 'high'];
  const readings: readonly [Reading, boolean][] = [
    ['late', false],
    ['call-me', true],
    ['not-ok', true],
    ['explain-later', true],
    ['duress', true],
    ['unclear', true],
  ];

  for (const tier of tiers) {
    test.each(readings)(
      `of %s in a case of tier ${tier} rests the ladder and asks a person (urgent: %s)`,
      (reading, urgent) => {
        const told = given(...missed(tier))
          .when(20, reply(reading))
          .makes('reply-received', {
            type: 'person-asked',
            kind: 'read-reply',
            about: 'reply-1',
            urgent,
            staffId: nora,
          });
        expect(told.state).toMatchObject({ pauses: ['reply:reply-1'] });
      },
    );
  }

  test('goes on once a person has read it and says so', () => {
    const told = given(...missed(), [20, reply('unclear')], [30, settleReply('carry-on')]);
    expect(told.state).toMatchObject({ pauses: [], replies: [{ settledAs: 'carry-on' }] });
    told.when(31, settleReply('carry-on')).isRefused('reply-already-settled');
    told.when(31, settleReply('carry-on', 'reply-9')).isRefused('unknown-reply');
  });

  test('that came from a clock ahead of ours is read now, not then', () => {
    given(...missed())
      .when(20, reply('not-ok', { receivedAt: after(100_000) }))
      .makes('reply-received', { type: 'person-asked', kind: 'read-reply', urgent: true });
  });
});

describe('duress', () => {
  const story: readonly Move[] = [opened('routine'), [6, noteLateness()]];

  function effectsOf(reading: Reading) {
    const before = given(...story).state;
    const { decision } = given(...story).when(8, reply(reading));
    const [received] = decision.kind === 'events' ? decision.events : [];
    const told = given(...story, [8, reply(reading)]).state as ExistingCase;
    return react(before, received!, { ...told, sequence: before.sequence + 1 });
  }

  test('is thanked like "I am OK", and alarms staff', () => {
    expect(effectsOf('duress')).toEqual(effectsOf('safe'));
    expect(effectsOf('duress')).toContainEqual(
      expect.objectContaining({ kind: 'thank-client', channelId: mobileText }),
    );
    expect(askOf(given(...story, [8, reply('duress')]).state, 'read-reply').urgent).toBe(true);
  });

  test('is thanked nowhere when the client answered on the page or to a person', () => {
    for (const via of ['page', 'in-person'] as const) {
      const state = given(...story).state;
      const { decision } = given(...story).when(8, reply('duress', { via }));
      const [received] = decision.kind === 'events' ? decision.events : [];
      expect(react(state, received!, state).map((effect) => effect.kind)).not.toContain('thank-client');
    }
  });
});

describe('two answers', () => {
  test('are both kept and both read, the graver one first', () => {
    const told = given(...missed(), [20, reply('safe')], [21, second('not-ok')]);
    expect(told.state.replies).toHaveLength(2);
    expect(askOf(told.state, 'read-reply')).toMatchObject({ about: 'reply-2', urgent: true });
    told
      .when(22, settleReply('client-is-safe'))
      .makes('reply-settled', { type: 'person-asked', kind: 'review', about: 'client-is-safe' });
  });

  test('leave the later cry standing: an earlier OK is no evidence any more', () => {
    const told = given(
      ...missed(),
      [20, reply('safe')],
      [21, second('not-ok')],
      [22, settleReply('carry-on', 'reply-2')],
    );
    told.when(23, close('client-said-ok')).isRefused('evidence-missing');
    told
      .when(23, settleReply('client-is-safe'))
      .makes('reply-settled', { type: 'person-asked', kind: 'review' });
    given(...missed(), [20, reply('not-ok')], [21, settleReply('carry-on')], [22, second('safe')])
      .when(23, close('client-said-ok'))
      .makes('case-closed');
  });

  test('that are one, reported twice, are one', () => {
    given(...missed(), [20, reply('late')])
      .when(21, reply('late'))
      .isRefused('reply-already-recorded');
  });
});

describe('after closing', () => {
  const closedCase: readonly Move[] = [...missed('routine'), [20, reply('safe')]];

  test.each(['safe', 'late'] as const)('"%s" asks nothing of anybody', (reading) => {
    const told = given(...closedCase)
      .when(60, second(reading))
      .makes('reply-received');
    expect(told.state.status).toBe('closed');
  });

  test.each(['not-ok', 'call-me', 'duress', 'unclear', 'explain-later'] as const)(
    '"%s" opens the case again',
    (reading) => {
      const told = given(...closedCase)
        .when(60, second(reading))
        .makes(
          'reply-received',
          { type: 'case-reopened', why: 'reply-after-closing' },
          {
            type: 'person-asked',
            kind: 'read-reply',
            about: 'reply-2',
          },
        );
      expect(told.state).toMatchObject({ pauses: ['reopened', 'reply:reply-2'] });
    },
  );

  test('a case opened again sends nothing until a person has read the reply and resumed it', () => {
    const again: readonly Move[] = [...closedCase, [60, second('not-ok')]];
    expect(given(...again, [61, resumeLadder()]).state).toMatchObject({ pauses: ['reply:reply-2'] });
    expect(
      given(...again, [61, resumeLadder()], [62, settleReply('carry-on', 'reply-2')]).state,
    ).toMatchObject({
      pauses: [],
    });
  });

  test('a case opened again asks again what was open at the end', () => {
    const told = given(
      ...missed(),
      [20, close('transferred')],
      [60, request('reopen-case', { reason: 'her sister rang' })],
      [61, resumeLadder()],
    );
    expect(askOf(told.state, 'step', 'call').staffId).toBe(nora);
    expect(askOf(told.state, 'review').about).toBe('reopened');
  });

  test('a late report of a message is kept', () => {
    const key = 'case-1/first-check-in/1';
    given(opened('routine'), [6, noteLateness()], [6, delivery('sent', key)], [7, reply('safe')])
      .when(60, delivery('delivered', key))
      .makes('check-in-delivered');
    given(opened('routine'), [6, noteLateness()], [7, reply('safe')])
      .when(60, delivery('unknown', key))
      .makes('check-in-unknown');
  });

  test('nothing else is taken', () => {
    given(...closedCase)
      .when(60, request('take-case', {}, sue))
      .isRefused('case-already-closed');
    given(...missed())
      .when(60, request('reopen-case', { reason: 'why' }))
      .isRefused('case-not-closed');
  });
});
