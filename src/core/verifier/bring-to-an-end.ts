/** How people end a case with a plan, without having reached the client. */
import type { OpenCase } from '../case/state.ts';
import type { StaffId } from '../ids.ts';
import { addMinutes, type Instant } from '../time/instant.ts';
import { type Answer, does, note } from './answer.ts';
import { welfareReports } from './reports.ts';

const weekMinutes = 7 * 24 * 60;

/** What has to be done next to end it so; the last is closing it [P5.3]. */
export function bringToAnEnd(state: OpenCase, by: StaffId, at: Instant): Answer {
  const [told] = state.partiesToTell;
  const unread = state.replies.find((reply) => !reply.settledAs);
  if (unread)
    return does(by, 'settles the reply: carry on', 'settle-reply', {
      replyId: unread.replyId,
      as: 'carry-on',
      note,
    });
  if (state.welfare === 'requested') return welfareReports(by, at)[0]!;
  if (told)
    return does(by, 'tells whoever was told that it is over', 'give-all-clear', { party: told, how: note });
  return does(by, 'closes the case with a plan', 'close-case', {
    outcome: 'plan-made',
    note,
    followUp: { ownerId: by, dueAt: addMinutes(at, weekMinutes), text: note },
  });
}
