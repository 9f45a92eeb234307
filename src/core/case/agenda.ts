/** What will happen next if nobody does anything: the decider run forward, so that it can't promise what won't happen. */
import { addMinutes, type Instant } from '../time/instant.ts';
import { advance } from './advance.ts';
import type { CaseEvent } from './events.ts';
import { evolve, fold } from './evolve.ts';
import type { CaseState } from './state.ts';
import { dueAt } from './timers.ts';

export interface AgendaLimits {
  readonly horizonHours: number;
  readonly mostEntries: number;
}

const usual: AgendaLimits = { horizonHours: 72, mostEntries: 20 };

/** Each entry is an event as it would be recorded; messages are taken to leave at once and to stay unanswered. */
export function agenda(state: CaseState, now: Instant, limits: AgendaLimits = usual): readonly CaseEvent[] {
  const until = addMinutes(now, limits.horizonHours * 60);
  const entries: CaseEvent[] = [];
  let current = state;
  while (entries.length < limits.mostEntries) {
    const due = dueAt(current);
    if (!due || due > until) return entries;
    const at = due > now ? due : now;
    const events = advance(current, at);
    if (events.length === 0) return entries;
    entries.push(...events);
    current = fold(events, current);
    for (const event of events) if (event.type === 'check-in-queued') current = evolve(current, sent(event));
  }
  return entries.slice(0, limits.mostEntries);
}

function sent(queued: Extract<CaseEvent, { type: 'check-in-queued' }>): CaseEvent {
  return { type: 'check-in-sent', at: queued.at, by: { kind: 'provider' }, key: queued.key };
}
