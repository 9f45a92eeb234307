/** What is entered late says so, what is corrected stays, and nothing can be entered as earlier than it was [P7]. */
import { expect, test } from 'vitest';
import { after, close, given, hours, missed, recordAttempt, recordContact, request } from '#test/plans.ts';

test('an attempt entered soon after is none the later; one entered long after is a late entry', () => {
  const soon = given(...missed(), [76, recordAttempt('no-answer', { at: 16 })]);
  expect(soon.events).toContainEqual(
    expect.objectContaining({
      type: 'attempt-recorded',
      happenedAt: after(16),
      at: after(76),
      lateEntry: false,
    }),
  );
  const late = given(...missed(), [77, recordAttempt('no-answer', { at: 16 })]);
  expect(late.events).toContainEqual(
    expect.objectContaining({
      type: 'attempt-recorded',
      happenedAt: after(16),
      at: after(77),
      lateEntry: true,
    }),
  );
});

test('nothing is entered as having happened later than now, or before the session', () => {
  given(...missed())
    .when(20, recordAttempt('no-answer', { at: 21 }))
    .isRefused('happened-in-the-future');
  given(...missed())
    .when(20, recordAttempt('no-answer', { at: -1 }))
    .isRefused('happened-before-the-session');
  given(...missed())
    .when(20, recordContact('no-answer', { happenedAt: after(21) }))
    .isRefused('happened-in-the-future');
});

test('a late entry does not answer what was asked after it happened', () => {
  const told = given(...missed('elevated', { channels: [] }));
  expect(told.state.asks.map((ask) => ask.kind)).toContain('reach-another-way');
  const late = given(...missed('elevated', { channels: [] }), [80, recordAttempt('no-answer', { at: 10 })]);
  expect(late.state.asks.map((ask) => ask.kind)).toContain('reach-another-way');
  const now = given(...missed('elevated', { channels: [] }), [80, recordAttempt('no-answer', { at: 79 })]);
  expect(now.state.asks.map((ask) => ask.kind)).not.toContain('reach-another-way');
});

test('a clock that is set back writes the entry at its own time, and the case goes on', () => {
  const told = given(
    ...missed(),
    [60, recordAttempt('no-answer', { at: 59 })],
    [30, recordAttempt('busy', { at: 29 })],
  );
  expect(told.events.at(-1)!.at).toBe(after(30));
  expect(told.state.sequence).toBe(told.events.length);
});

test('an addendum stands beside an entry that exists, also after the end', () => {
  const addendum = (toSequence: number) =>
    request('add-addendum', { toSequence, text: 'it was her sister who answered' });
  const told = given(...missed());
  told.when(20, addendum(1)).makes({ type: 'addendum-added', toSequence: 1 });
  told.when(20, addendum(0)).isRefused('unknown-entry');
  told.when(20, addendum(told.state.sequence + 1)).isRefused('unknown-entry');
  given(...missed(), [20, close('transferred')])
    .when(hours(100), addendum(2))
    .makes('addendum-added');
});

test('an attempt can be entered after the end, and says that it is late', () => {
  given(...missed(), [20, close('transferred')])
    .when(hours(5), recordAttempt('voicemail-left', { at: 18 }))
    .makes({ type: 'attempt-recorded', lateEntry: true });
});
