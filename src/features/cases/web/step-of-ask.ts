import type { Ask, ExistingCase } from '#core/case/state.ts';
import type { Step } from '#core/protocol/protocol.ts';

export function stepOfAsk(state: ExistingCase, { stepId }: Pick<Ask, 'stepId'>): Step | undefined {
  return state.plan.protocol.ladder.steps.find(({ id }) => id === stepId);
}
