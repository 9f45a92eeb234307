/** What one may do here: set up a practice, invite, join. */
import type { PracticeId, StaffId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { Clock, Database, Log, NewId, Tx } from '#engine/ports.ts';
import type { Role, StaffActor } from './facts.ts';
import { knownBackup, mustFindStaff } from './known-staff.ts';
import type { Leaving, StillTheirs } from './leaving.ts';
import { putOnRecord } from './on-record.ts';
import {
  alreadyJoined,
  emailTaken,
  nobodyReal,
  worthlessInvitation,
  worthlessSetUpLink,
} from './problems.ts';
import type { SignIns } from './sign-ins.ts';
import {
  addInvitation,
  addPractice,
  addStaff,
  emailIsTaken,
  endInvitations,
  findInvited,
  findPracticeOfInvitation,
  findStaff,
  findStaffOfUser,
  holdEmail,
  offerSetUp,
  readPractice,
  type StaffRow,
  spendSetUpLink,
  updateStaff,
} from './store.ts';
import { hashToken, newToken } from './token.ts';

const SET_UP_LINK_MINUTES = 24 * 60;
const INVITATION_MINUTES = 3 * 24 * 60;

export interface AccessDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly signIns: SignIns;
  readonly publicAddress: string;
  /** The instance's secret, from which what must not be stored is derived. */
  readonly secret: string;
  /** Passes on what hangs on somebody who leaves, in the transaction of their leaving. */
  readonly onLeaving: (tx: Tx, leaving: Leaving) => Promise<StillTheirs>;
}

/** A one-time link for whoever runs this machine, to set up a practice. Only the newest one works. */
export async function offerSetUpLink({
  database,
  clock,
  publicAddress,
}: Pick<AccessDeps, 'database' | 'clock' | 'publicAddress'>): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await database.withoutPractice((tx) =>
    offerSetUp(tx, hashToken(token), now, addMinutes(now, SET_UP_LINK_MINUTES)),
  );
  return linkTo(publicAddress, `/set-up#${token}`);
}

interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export async function setUpPractice(
  deps: AccessDeps,
  wish: { token: string; practice: { name: string; timeZone: string; country: string }; person: Person },
): Promise<{ practiceId: PracticeId; staffId: StaffId }> {
  const { clock, newId } = deps;
  const practiceId = newId<PracticeId>();
  const staffId = newId<StaffId>();
  const { name, email } = wish.person;
  await withNewUser(deps, practiceId, async (tx, makeUser) => {
    const now = clock.now();
    if (!(await spendSetUpLink(tx, hashToken(wish.token), now))) throw worthlessSetUpLink();
    await addPractice(tx, { id: practiceId, ...wish.practice }, now);
    const userId = await makeUser(wish.person);
    const owner = {
      id: staffId,
      userId,
      name,
      email,
      role: 'owner' as const,
      phone: '',
      backupStaffId: null,
    };
    await addStaff(tx, practiceId, owner, now);
    const to = { kind: 'practice', id: practiceId };
    await putOnRecord(tx, deps, practiceId, { action: 'practice.set-up', by: staffId, to });
  });
  return { practiceId, staffId };
}

/**
 * Sign-in data is out of reach of the practice's transaction. So a user is made within it and taken back when it
 * fails; one that a crash left behind belongs to nobody, and gives way to the next try. That makes trying again safe,
 * as the transaction may.
 */
async function withNewUser(
  { database, signIns }: AccessDeps,
  practiceId: PracticeId,
  work: (tx: Tx, makeUser: (person: Person) => Promise<string>) => Promise<void>,
): Promise<void> {
  let made: string | null = null;
  try {
    await database.inPractice(practiceId, (tx) =>
      work(tx, async (person) => {
        await holdEmail(tx, person.email);
        const leftBehind = await signIns.findUser(person.email);
        if (leftBehind !== null && !(await findStaffOfUser(tx, leftBehind)))
          await signIns.removeUser(leftBehind);
        made = await signIns.addUser(person);
        return made;
      }),
    );
  } catch (error) {
    if (made !== null) await signIns.removeUser(made);
    throw error;
  }
}

type Invitation = { readonly staff: StaffRow; readonly link: string; readonly expiresAt: Instant };

export async function inviteStaff(
  deps: AccessDeps,
  by: StaffActor,
  wish: { name: string; email: string; role: Role; phone: string; backupStaffId: string | null },
): Promise<Invitation> {
  return invite(deps, by, async (tx) => {
    if (await emailIsTaken(tx, wish.email)) throw emailTaken();
    const backupStaffId = await knownBackup(tx, wish.backupStaffId);
    const row = { ...wish, id: deps.newId<StaffId>(), userId: null, backupStaffId };
    return addStaff(tx, by.practiceId, row, deps.clock.now());
  });
}

/** A new link for someone who has not joined yet; the earlier one stops working. */
export async function inviteAgain(deps: AccessDeps, by: StaffActor, staffId: string): Promise<Invitation> {
  return invite(deps, by, async (tx) => {
    const staff = await mustFindStaff(tx, staffId);
    if (staff.userId !== null) throw alreadyJoined();
    return staff;
  });
}

async function invite(
  deps: AccessDeps,
  by: StaffActor,
  findOrAdd: (tx: Tx) => Promise<StaffRow>,
): Promise<Invitation> {
  const { database, clock, newId, publicAddress } = deps;
  const token = newToken();
  const now = clock.now();
  const expiresAt = addMinutes(now, INVITATION_MINUTES);
  const staff = await database.inPractice(by.practiceId, async (tx) => {
    if ((await readPractice(tx)).isExample) throw nobodyReal();
    const invited = await findOrAdd(tx);
    const invitation = { id: newId<string>(), staffId: invited.id, tokenHash: hashToken(token), expiresAt };
    await addInvitation(tx, by.practiceId, invitation, by.staffId, now);
    const { id, role } = invited;
    const to = { kind: 'staff', id };
    const deed = { action: 'staff.invited', by: by.staffId, to, detail: { role } };
    await putOnRecord(tx, deps, by.practiceId, deed);
    return invited;
  });
  return { staff, link: linkTo(publicAddress, `/join#${token}`), expiresAt };
}

export async function acceptInvitation(
  deps: AccessDeps,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const { database, clock } = deps;
  const tokenHash = hashToken(token);
  const practiceId = await database.withoutPractice((tx) => findPracticeOfInvitation(tx, tokenHash));
  if (practiceId === undefined) throw worthlessInvitation();
  await withNewUser(deps, practiceId, async (tx, makeUser) => {
    const staff = await mustBeInvited(tx);
    const { name, email } = staff;
    const userId = await makeUser({ name, email, password });
    await endInvitations(tx, staff.id, clock.now());
    if (!(await updateStaff(tx, { ...staff, userId }, clock.now()))) throw worthlessInvitation();
    await putOnRecord(tx, deps, practiceId, { action: 'staff.joined', by: staff.id });
  });

  async function mustBeInvited(tx: Tx): Promise<StaffRow> {
    const staffId = await findInvited(tx, tokenHash, clock.now());
    const staff = staffId && (await findStaff(tx, staffId));
    if (!staff || !staff.active || staff.userId !== null) throw worthlessInvitation();
    return staff;
  }
}

/** Secrets stand after the #, so that they are never sent to a server or written to a proxy's log. */
export const linkTo = (publicAddress: string, path: string): string => new URL(path, publicAddress).href;
