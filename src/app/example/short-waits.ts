/** The shipped protocol with waits that somebody can sit through: from the miss to the last question in about an hour. */
import { defaultProtocol } from '#core/protocol/default.ts';
import type { Ladder, Protocol, Step } from '#core/protocol/protocol.ts';

const day = 24 * 60;

export const exampleProtocol: Protocol = {
  ...defaultProtocol,
  name: 'Missed session, with short waits',
  tiers: {
    routine: shortened(defaultProtocol.tiers.routine),
    elevated: shortened(defaultProtocol.tiers.elevated),
    high: shortened(defaultProtocol.tiers.high),
  },
};

function shortened({ steps, minimumEffort }: Ladder): Ladder {
  return { steps: steps.map(sooner), minimumEffort: { ...minimumEffort, spreadHours: 0 } };
}

/** What counts from the start of a session stays: it is over in minutes, and clients come late in examples too. */
function sooner(step: Step): Step {
  const { timing, answerMinutes } = step;
  const waitMinutes = timing.after === 'session-start' ? timing.waitMinutes : short(timing.waitMinutes);
  return { ...step, timing: { ...timing, waitMinutes }, answerMinutes: Math.max(2, short(answerMinutes)) };
}

/** A day becomes a quarter of an hour, anything shorter a fifth of itself. */
function short(minutes: number): number {
  return minutes >= day ? Math.round(minutes / 96) : Math.ceil(minutes / 5);
}
