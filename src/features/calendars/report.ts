/** What an import did, line by line, in words for a person. Everything that needs one comes first. */
import type { ImportReport, ReportLine, ReportOutcome } from './calendar.ts';
import { outcomes as allOutcomes } from './calendar.ts';
import type { Booking, Remark } from './entry.ts';
import type { Change, Reconciliation, Seen } from './reconcile.ts';

const nothing = 'Nothing needs doing.';
const choose = 'Say whose it is, or that it is no session; the answer becomes a rule.';

const told: Record<
  Exclude<Change['kind'], 'rename'>,
  { readonly outcome: ReportOutcome; readonly reason: string; readonly wayOut: string }
> = {
  hold: {
    outcome: 'held',
    reason:
      'It is gone from the calendar, together with more than half of what was booked, so it was not called off.',
    wayOut: 'If that is right, import again and confirm that so many are gone.',
  },
  book: { outcome: 'added', reason: 'It is new in the calendar.', wayOut: nothing },
  move: { outcome: 'moved', reason: 'Its time changed in the calendar.', wayOut: nothing },
  edit: { outcome: 'changed', reason: 'Its people or its link changed.', wayOut: nothing },
  restore: { outcome: 'restored', reason: 'It is back in the calendar.', wayOut: nothing },
  cancel: { outcome: 'cancelled', reason: 'The calendar says that it is off.', wayOut: nothing },
  vanish: {
    outcome: 'vanished',
    reason: 'It is no longer in the calendar, so it was called off.',
    wayOut: 'Book it in Kept if it takes place.',
  },
};

export function reportLines(
  seen: Seen,
  { changes, outcomes }: Reconciliation,
  remarks: { readonly skipped: readonly Remark[]; readonly noted: readonly Remark[] },
): ReportLine[] {
  const changed = changes.flatMap((change) => (change.kind === 'rename' ? [] : [lineOf(change)]));
  const open = new Map<string, ReportLine>();
  for (const one of seen.bookings) {
    const matching = outcomes.get(one) ?? one.matching;
    if (matching.outcome === 'matched' || one.booking.cancelled) continue;
    // A series is one question, not one for each of its dates.
    const key = `${one.booking.uid}\n${one.booking.title}`;
    if (open.has(key)) continue;
    const wayOut = matching.outcome === 'not-a-session' ? nothing : choose;
    open.set(key, { ...ofBooking(one.booking), outcome: matching.outcome, reason: matching.because, wayOut });
  }
  const lines = [
    ...changed,
    ...open.values(),
    ...remarks.skipped.map((remark) => ofRemark('skipped', remark)),
    ...together(remarks.noted).map((remark) => ofRemark('noted', remark)),
  ];
  return lines.sort((one, other) => rank(one) - rank(other));
}

export function countLines(
  lines: readonly ReportLine[],
  seen: Seen,
  { changes }: Reconciliation,
): ImportReport['counts'] {
  const counts = Object.fromEntries(allOutcomes.map((outcome) => [outcome, 0])) as Record<
    ReportOutcome,
    number
  >;
  for (const line of lines) counts[line.outcome] += 1;
  const touched = new Set(
    changes.flatMap((change) => ('seen' in change && change.kind !== 'rename' ? [change.seen] : [])),
  );
  const unchanged = seen.bookings.filter(
    (one) => one.matching.outcome === 'matched' && !touched.has(one),
  ).length;
  return { ...counts, unchanged };
}

function lineOf(change: Exclude<Change, { kind: 'rename' }>): ReportLine {
  const about = 'seen' in change ? ofBooking(change.seen.booking) : { ...change.entry, line: 0 };
  const { line, uid, title, startsAt } = about;
  return { line, uid, title, startsAt, ...told[change.kind] };
}

function ofBooking({
  line,
  uid,
  title,
  startsAt,
}: Booking): Pick<ReportLine, 'line' | 'uid' | 'title' | 'startsAt'> {
  return { line, uid, title, startsAt };
}

/** The same assumption on a thousand entries is one thing to know. */
function together(noted: readonly Remark[]): Remark[] {
  const alike = Map.groupBy(noted, ({ code, reason }) => `${code} ${reason}`);
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    return others.length === 0
      ? [first]
      : [{ ...first, reason: `${first.reason} (And in ${others.length} more.)` }];
  });
}

function ofRemark(outcome: 'skipped' | 'noted', { line, uid, reason, wayOut }: Remark): ReportLine {
  return { outcome, line, uid, title: '', startsAt: null, reason, wayOut };
}

const order: readonly ReportOutcome[] = [
  'held',
  'unsure',
  'unmatched',
  'skipped',
  'vanished',
  'cancelled',
  'moved',
  'added',
];

function rank({ outcome }: ReportLine): number {
  const at = order.indexOf(outcome);
  return at < 0 ? order.length : at;
}
