/** The way back in for somebody who lost what they sign in with, opened by whoever runs this machine. */
import type { PracticeId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { type AccessDeps, linkTo } from './actions.ts';
import { noSuchStaff } from './known-staff.ts';
import { putOnRecord } from './on-record.ts';
import { addInvitation, lockStaff, updateStaff } from './store.ts';
import { hashToken, newToken } from './token.ts';

const LET_IN_MINUTES = 24 * 60;

type LetInDeps = Pick<AccessDeps, 'database' | 'clock' | 'newId' | 'signIns' | 'publicAddress'>;

/**
 * What the person signed in with stops working now, for it may be in other hands; a one-time link lets them choose a
 * new password, and their role then asks for a new second factor.
 */
export async function letIn(
  deps: LetInDeps,
  practiceId: PracticeId,
  staffId: StaffId,
): Promise<{ readonly link: string; readonly expiresAt: Instant }> {
  const { database, clock, newId, signIns, publicAddress } = deps;
  const token = newToken();
  const now = clock.now();
  const expiresAt = addMinutes(now, LET_IN_MINUTES);
  const userId = await database.inPractice(practiceId, async (tx) => {
    const staff = (await lockStaff(tx, staffId)) ?? noSuchStaff();
    if (!staff.active) throw accessEnded();
    const invitation = { id: newId<string>(), staffId, tokenHash: hashToken(token), expiresAt };
    await addInvitation(tx, practiceId, invitation, null, now);
    await updateStaff(tx, { ...staff, userId: null }, now);
    const to = { kind: 'staff', id: staffId };
    await putOnRecord(tx, deps, practiceId, { action: 'staff.let-in', by: null, actor: 'operator', to });
    return staff.userId;
  });
  // From the commit on it belongs to nobody and opens nothing; joining clears away what a crash leaves behind here.
  if (userId !== null) await signIns.removeUser(userId);
  return { link: linkTo(publicAddress, `/join#${token}`), expiresAt };
}

const accessEnded = () =>
  new Problem(
    'conflict',
    'access-ended',
    'This person’s access was ended. An owner of the practice restores it first.',
  );
