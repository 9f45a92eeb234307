/** What can stand in the way here, and the way out of it. */
import { Problem } from '#core/problem.ts';

export const worthlessSetUpLink = () =>
  new Problem(
    'gone',
    'set-up-link-not-valid',
    'This set-up link was used, has expired or is not one of ours. Whoever runs this machine gets a new one by starting Kept again.',
  );

export const worthlessInvitation = () =>
  new Problem(
    'gone',
    'invitation-not-valid',
    'This invitation was used, has expired or was replaced. Ask an owner of the practice to invite you again.',
  );

export const emailTaken = () =>
  new Problem('conflict', 'staff-email-taken', 'Somebody of the staff already has this address.', [
    {
      field: 'email',
      reason: 'It belongs to somebody else here.',
      wayOut: 'Use another address, or change that person.',
    },
  ]);

export const alreadyJoined = () =>
  new Problem('conflict', 'already-joined', 'This person has joined already, and needs no invitation.');

export const lastOwner = () =>
  new Problem(
    'conflict',
    'last-owner',
    'A practice needs an owner who can sign in. Make somebody else an owner first, and let them join.',
  );

export function changedMeanwhile(): never {
  throw new Problem(
    'conflict',
    'changed-meanwhile',
    'Somebody changed this after you read it. Read it again, then make your change with the new version.',
  );
}

export const nobodyReal = () =>
  new Problem(
    'conflict',
    'example-practice',
    'Nobody real can be invited into the example practice. Go back to your own practice and invite them there.',
  );
