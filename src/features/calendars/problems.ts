/** What the database refuses about calendars, in words. */
import { Problem } from '#core/problem.ts';

interface Guard {
  readonly constraint: RegExp;
  readonly field: string;
  readonly reason: string;
  readonly wayOut: string;
}

const guards: readonly Guard[] = [
  {
    constraint: /calendar_.*clinician_id_fkey$/,
    field: 'clinicianId',
    reason: 'It is nobody of this practice.',
    wayOut: 'Choose somebody of its staff.',
  },
  {
    constraint: /calendar_rule_.*calendar_id_fkey$/,
    field: 'calendarId',
    reason: 'It is no calendar of this practice.',
    wayOut: 'Choose one of its calendars, or none.',
  },
  {
    constraint: /calendar_rule_client_.*client_id_fkey$/,
    field: 'clientIds',
    reason: 'One of them is no client of this practice.',
    wayOut: 'Choose clients of this practice.',
  },
];

/** Anything unforeseen stays the fault that it is. */
export async function inWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    const name = String((fault as { constraint?: unknown } | null)?.constraint ?? '');
    const guard = guards.find(({ constraint }) => constraint.test(name));
    if (!guard) throw fault;
    const { field, reason, wayOut } = guard;
    throw new Problem('invalid', 'no-such-thing', `${field}: ${reason}`, [{ field, reason, wayOut }]);
  }
}
