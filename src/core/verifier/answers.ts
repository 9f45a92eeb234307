/** What people can sensibly do about a question, the usual answer first. Refused ones are left out by whoever asks. */
import { stepOf } from '../case/ladder.ts';
import type { Ask, OpenCase } from '../case/state.ts';
import { calmReadings } from '../case/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import { type Answer, does, note } from './answer.ts';
import { contactReports, welfareReports } from './reports.ts';
import { stepAnswers } from './step-answers.ts';

export function answersTo(state: OpenCase, ask: Ask, at: Instant): readonly Answer[] {
  const by = ask.staffId;
  switch (ask.kind) {
    case 'confirm-absence':
      return [
        does(by, 'confirms the miss', 'confirm-missed', { clears: state.doubts, note }),
        does(by, 'says that the client is not here yet', 'note-lateness', {}),
        does(by, 'records that the client came late', 'record-outcome', { outcome: 'late-arrival', note }),
      ];
    case 'look-before-contact':
      return [does(by, 'clears the doubts', 'clear-doubts', { doubts: state.doubts, note })];
    case 'read-reply':
      return settlings(state, ask);
    case 'reach-another-way':
      return [
        does(by, 'knocks at the door, in vain', 'record-attempt', {
          medium: 'in-person',
          channelId: null,
          stepId: null,
          result: 'no-answer',
          happenedAt: at,
          note,
        }),
        does(by, 'answers with a note', 'answer-ask', { askId: ask.id, note }),
      ];
    case 'call-back':
      return ask.about === 'agency' ? welfareReports(by, at) : contactReports(by, at);
    case 'follow-up':
      return [does(by, 'completes what was planned', 'complete-follow-up', { note })];
    case 'step':
    case 'late-step': {
      const step = ask.stepId && stepOf(state, ask.stepId);
      return step ? stepAnswers(state, step, by, at) : [];
    }
    case 'review':
    case 'unknown-send':
    case 'delegation-overdue':
      return [
        does(by, 'lets the ladder go on', 'resume-ladder', { note }),
        does(by, 'answers with a note', 'answer-ask', { askId: ask.id, note }),
      ];
  }
}

function settlings(state: OpenCase, ask: Ask): readonly Answer[] {
  const reply = state.replies.find((one) => one.replyId === ask.about);
  if (!reply) return [];
  const by = ask.staffId;
  const { replyId } = reply;
  const calm = does(by, 'settles the reply: the client is safe', 'settle-reply', {
    replyId,
    as: 'client-is-safe',
    note,
  });
  const on = does(by, 'settles the reply: carry on', 'settle-reply', { replyId, as: 'carry-on', note });
  return calmReadings.includes(reply.reading) ? [calm, on] : [on, calm];
}
