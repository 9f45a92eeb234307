/** When a person is made to notice a question that is theirs, over which of their ways, until they answer [P3.2]. */
import { addMinutes, type Instant } from '../time/instant.ts';

export type PageMedium = 'email' | 'sms' | 'voice' | 'push';

/** One way to reach a member of staff, as they set it themselves. */
export interface Way {
  readonly id: string;
  readonly medium: PageMedium;
  /** After the question was put to them; 0 is at once. */
  readonly afterMinutes: number;
}

export interface Question {
  readonly askedAt: Instant;
  /** From then on the case asks somebody else, and this person's pages are over. */
  readonly answerBy: Instant;
  readonly urgent: boolean;
}

export interface PagesDue<Kind extends Way> {
  /** Each way at most once, however long nobody looked. */
  readonly due: readonly Kind[];
  /** When to look again; always later than now. */
  readonly nextAt: Instant;
}

/** Between the last way of one pass and the first of the next. */
const restMinutes = { urgent: 5, usual: 15 } as const;
/** A usual question comes more rarely each time, so that a night does not bury the morning; an urgent one does not. */
const longestFactor = 16;
/** Past its answer time a question is moved by its case. Until it is, it is looked at this often. */
const overdueMinutes = 5;

/** What falls due after `since` (`null`: nothing was sent yet) and no later than now. */
export function pagesDue<Kind extends Way>(
  ways: readonly Kind[],
  question: Question,
  since: Instant | null,
  now: Instant,
): PagesDue<Kind> {
  const due = new Map<string, Kind>();
  let nextAt = question.answerBy > now ? question.answerBy : addMinutes(now, overdueMinutes);
  for (const { at, way } of pagesOf(ways, question)) {
    if (at >= question.answerBy) break;
    if (at > now) {
      nextAt = at;
      break;
    }
    if (since === null || at > since) due.set(way.id, way);
  }
  return { due: [...due.values()], nextAt };
}

/** Without end. A mail is sent once: a second one beside it says nothing new, and wakes nobody. */
function* pagesOf<Kind extends Way>(
  ways: readonly Kind[],
  { askedAt, urgent }: Question,
): Generator<{ readonly at: Instant; readonly way: Kind }> {
  const first = ways.toSorted((one, other) => one.afterMinutes - other.afterMinutes);
  const again = first.filter(({ medium }) => medium !== 'email');
  let start = 0;
  for (let pass = 0; ; pass += 1) {
    const those = pass === 0 ? first : again;
    for (const way of those) yield { at: addMinutes(askedAt, start + way.afterMinutes), way };
    if (again.length === 0) return;
    start += (those.at(-1)?.afterMinutes ?? 0) + restAfter(pass, urgent);
  }
}

function restAfter(pass: number, urgent: boolean): number {
  return urgent ? restMinutes.urgent : restMinutes.usual * Math.min(2 ** pass, longestFactor);
}
