/** What can go wrong with bookings, in words that repeat nothing private. */
import { Problem } from '#core/problem.ts';

export function noSuchSession(): Problem {
  return new Problem('not-found', 'no-such-session', 'This practice has no such session.');
}

export function sessionChangedMeanwhile(): Problem {
  return new Problem(
    'conflict',
    'changed-meanwhile',
    'Somebody changed this session since you opened it. Nothing of yours was saved: load it again and look at what changed.',
    [
      {
        field: 'version',
        reason: 'It is not the newest.',
        wayOut: 'Load the session again and send its version.',
      },
    ],
  );
}

export function notBooked(): Problem {
  return new Problem(
    'conflict',
    'session-not-booked',
    'This session was cancelled or moved already, so it cannot be changed. Book a new one instead.',
  );
}

export function invalidField(field: string, code: string, reason: string, wayOut: string): Problem {
  return new Problem('invalid', code, `${field}: ${reason}`, [{ field, reason, wayOut }]);
}

interface Guard {
  readonly constraint: RegExp;
  readonly problem: () => Problem;
}

/** What the database guards, and how to say it. */
const guards: readonly Guard[] = [
  {
    constraint: /clinician_id_fkey$/,
    problem: () =>
      invalidField(
        'clinicianId',
        'no-such-staff',
        'It is nobody of this practice.',
        'Choose somebody of its staff.',
      ),
  },
  {
    constraint: /client_id_fkey$/,
    problem: () =>
      invalidField(
        'clientIds',
        'no-such-client',
        'One of them is no client of this practice.',
        'Choose clients of this practice.',
      ),
  },
];

/** Turns what the database refused into words; anything unforeseen stays the fault that it is. */
export async function inWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    const name = String((fault as { constraint?: unknown } | null)?.constraint ?? '');
    const guard = guards.find(({ constraint }) => constraint.test(name));
    throw guard ? guard.problem() : fault;
  }
}
