/** A client, or somebody with their link, who answers without end never stalls the case. */
import { expect, test } from 'vitest';
import { given, missed, reply } from '#test/plans.ts';
import type { ReplyId } from '../ids.ts';
import { addMinutes } from '../time/instant.ts';
import { advance } from './advance.ts';
import { fold } from './evolve.ts';
import type { ExistingCase, OpenCase } from './state.ts';
import { dueAt } from './timers.ts';

test('2,000 unread replies are put to people in several goes, none of which throws', () => {
  const told = given(...missed(), [20, reply('unclear')]).state as OpenCase;
  const replyIds = Array.from({ length: 2000 }, (_, index) => `flood-${index}` as ReplyId);
  let state: ExistingCase = {
    ...told,
    pauses: replyIds.map((replyId) => `reply:${replyId}` as const),
    replies: replyIds.map((replyId) => ({ ...told.replies[0]!, replyId })),
  };
  const now = addMinutes(told.touchedAt, 1);
  const first = advance(state, now);
  state = fold(first, state) as ExistingCase;
  expect(first.length).toBeGreaterThan(0);
  expect(dueAt(state)).not.toBeNull();
  expect(advance(state, now).length).toBeGreaterThan(0);
});
