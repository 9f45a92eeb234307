/** What can go wrong with people's records, in words. No name, number or text is ever repeated. */
import { type FieldProblem, Problem } from '#core/problem.ts';
import type { Day } from '#core/time/instant.ts';
import type { Read } from './read-fields.ts';

export function noSuch(what: string): Problem {
  return new Problem(
    'not-found',
    `no-such-${what.replaceAll(' ', '-')}`,
    `This practice has no such ${what}.`,
  );
}

export function changedMeanwhile(what: string): Problem {
  return new Problem(
    'conflict',
    'changed-meanwhile',
    `Somebody changed this ${what} since you opened it. Nothing of yours was saved: load it again, look at what changed, and enter yours once more.`,
    [
      {
        field: 'version',
        reason: 'Is not the newest',
        wayOut: `load the ${what} again and send its version`,
      },
    ],
  );
}

/** Unwraps what was read, or says which field could not be. */
export function orProblem<Value>(field: string, result: Read<Value>): Value {
  if (result.ok) return result.value;
  throw invalid(field, result.reason, result.wayOut);
}

export function invalid(field: string, reason: string, wayOut: string): Problem {
  return new Problem('invalid', 'invalid-field', `${field}: ${reason}; ${wayOut}.`, [
    { field, reason, wayOut },
  ]);
}

/** What is said to have happened cannot lie ahead. */
export function mustHaveHappened(today: Day, days: Readonly<Record<string, Day | null | undefined>>): void {
  const fields: FieldProblem[] = [];
  for (const [field, day] of Object.entries(days)) {
    if (day && day > today) {
      fields.push({ field, reason: 'Lies in the future', wayOut: 'enter the day on which it happened' });
    }
  }
  const [first] = fields;
  if (first) throw new Problem('invalid', 'day-in-the-future', `${first.field} lies in the future.`, fields);
}

interface Constraint {
  readonly constraint: string;
  readonly problem: () => Problem;
}

/** What the database guards, and how to say it. */
const constraints: readonly Constraint[] = [
  { constraint: 'client_practice_id_clinician_id_fkey', problem: () => noStaff('clinicianId') },
  { constraint: 'client_practice_id_backup_id_fkey', problem: () => noStaff('backupId') },
  {
    constraint: 'contact_channel_once',
    problem: () =>
      new Problem(
        'conflict',
        'channel-exists',
        'This client already has this number or address for this kind.',
        [{ field: 'address', reason: 'Is there already', wayOut: 'change the channel that exists' }],
      ),
  },
];

function noStaff(field: string): Problem {
  return invalid(field, 'Is nobody of this practice', 'choose somebody of its staff');
}

/** Turns what the database refused into words; anything unforeseen stays the fault that it is. */
export async function understandable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    const name = (fault as { constraint?: unknown } | null)?.constraint;
    const known = constraints.find(({ constraint }) => constraint === name);
    throw known ? known.problem() : fault;
  }
}
