/** Small changes of a case that several events make. */
import { addMinutes, type Instant } from '../time/instant.ts';
import type { Ask, ExistingCase, MessageProgress, Pause, StepProgress } from './state.ts';

/** The ladder rests: what is queued is called off, and its step waits to be begun again. */
export function rested(state: ExistingCase, pause: Pause, at: Instant): ExistingCase {
  return { ...withoutQueuedMessages(state, at), pauses: including(state.pauses, pause) };
}

export function withoutQueuedMessages(state: ExistingCase, at: Instant, over?: string): ExistingCase {
  const messages: Record<string, MessageProgress> = { ...state.messages };
  const steps: Record<string, StepProgress> = { ...state.steps };
  for (const [key, message] of Object.entries(state.messages)) {
    if (message.state !== 'queued' || (over && message.channelId !== over)) continue;
    messages[key] = { ...message, state: 'cancelled', at };
    const step = state.steps[message.stepId];
    if (step?.status === 'sending' && step.key === key) {
      steps[message.stepId] = { status: 'waiting', notBefore: null, tried: step.tried };
    }
  }
  return { ...state, messages, steps };
}

export function withStep(state: ExistingCase, stepId: string, progress: StepProgress): ExistingCase {
  return { ...state, steps: { ...state.steps, [stepId]: progress } };
}

export function triedOf(step: StepProgress | undefined): StepProgress['tried'] {
  return step?.tried ?? [];
}

export function withoutAsks(state: ExistingCase, gone: (ask: Ask) => boolean): ExistingCase {
  return { ...state, asks: state.asks.filter((ask) => !gone(ask)) };
}

export function withCallBack(state: ExistingCase, about: string, at: Instant): ExistingCase {
  const next = withoutCallBack(state, about);
  return { ...next, callBacks: { ...next.callBacks, [about]: at } };
}

export function withoutCallBack(state: ExistingCase, about: string): ExistingCase {
  return withoutAsks(
    { ...state, callBacks: omit(state.callBacks, about) },
    (ask) => ask.kind === 'call-back' && ask.about === about,
  );
}

export function callBackAfter(state: ExistingCase, at: Instant): Instant {
  return addMinutes(at, state.plan.protocol.limits.callBackMinutes);
}

export function omit<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  const { [key]: _, ...rest } = record;
  return rest;
}

export function including<Item>(items: readonly Item[], item: Item): readonly Item[] {
  return items.includes(item) ? items : [...items, item];
}
