/** How people say over which ways they are paged, and prove that a number is theirs. */
import { createHash } from 'node:crypto';
import type { MessageKey, PracticeId, StaffId } from '#core/ids.ts';
import type { PageMedium } from '#core/paging/pages-due.ts';
import { readPushAddress } from '#core/paging/push-address.ts';
import { Problem } from '#core/problem.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { writeAudit } from '#engine/audit.ts';
import { type Outgoing, queueMessages } from '#engine/outbox.ts';
import type { Medium, Tx } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import { readPractice, type StaffActor, staffOfPractice } from '#features/access/facts.ts';
import type { Way, Ways } from './contract.ts';
import { codeFor } from './token.ts';
import { addWay, countCodes, lockWay, removeWay, updateWay, type WayRow, waysOf } from './way-store.ts';
import { mediaOf, usualWay } from './ways.ts';

export interface WayDeps {
  readonly engine: Engine;
  readonly media: ReadonlySet<Medium>;
  readonly secret: string;
  readonly publicAddress: string;
  /** By which a browser knows who may reach it; null where none can be. */
  readonly pushKey: string | null;
}

const codeMinutes = 10;
const mostTries = 5;
/** Codes to numbers that nobody has proved to be theirs. */
const mostCodesAnHour = 6;

export async function readWays(deps: WayDeps, by: StaffActor): Promise<Ways> {
  return deps.engine.database.inPractice(by.practiceId, (tx) => readWaysIn(tx, deps, by));
}

export async function readWaysIn(
  tx: Tx,
  { media, pushKey }: WayDeps,
  { staffId }: StaffActor,
): Promise<Ways> {
  const practice = await readPractice(tx);
  const email = (await staffOfPractice(tx)).find(({ id }) => id === staffId)?.email ?? '';
  const own = (await waysOf(tx, [staffId])).map((row) => wayOf(row, email));
  const hasMail = own.some(({ medium }) => medium === 'email');
  const rest = { label: '', isVerified: true, endedAt: null, device: null };
  const mail: Way = { ...usualWay, address: email, ...rest };
  return {
    ways: (hasMail ? own : [mail, ...own]).toSorted((one, other) => one.afterMinutes - other.afterMinutes),
    canSend: [...mediaOf(practice, media)],
    push: pushFrom(practice, pushKey),
  };
}

function pushFrom({ isExample }: { readonly isExample: boolean }, key: string | null): Ways['push'] {
  if (isExample) return { kind: 'example' };
  return key === null ? { kind: 'unencrypted' } : { kind: 'possible', key };
}

function wayOf(
  { id, medium, address, label, afterMinutes, verifiedAt, endedAt }: WayRow,
  email: string,
): Way {
  return {
    id,
    medium,
    address: medium === 'email' ? email : medium === 'push' ? '' : address,
    label,
    afterMinutes,
    isVerified: verifiedAt !== null,
    endedAt,
    device: medium === 'push' ? deviceOf(address) : null,
  };
}

/** By this a browser knows itself among a person's devices; what it is reached with does not leave again. */
function deviceOf(address: string): string {
  const endpoint = readPushAddress(address)?.endpoint ?? '';
  return createHash('sha256').update(endpoint).digest('base64url');
}

export interface WantedWay {
  readonly medium: 'sms' | 'voice';
  readonly address: string;
  readonly afterMinutes: number;
}

/** A code goes to it at once; until it comes back nothing else does. */
export async function addOwnWay(deps: WayDeps, by: StaffActor, wanted: WantedWay): Promise<Ways> {
  const { engine } = deps;
  const { practiceId, staffId } = by;
  return engine.database.inPractice(practiceId, async (tx) => {
    const now = engine.clock.now();
    if (!mediaOf(await readPractice(tx), deps.media).has(wanted.medium)) throw cannotSend(wanted.medium);
    const id = engine.newId<string>();
    const way = { ...wanted, id, staffId, label: '', verifiedAt: null, codeSentAt: now };
    if (!(await addWay(tx, practiceId, way, now))) throw alreadyYours();
    await sendCode(tx, deps, practiceId, way, now);
    await putOnRecord(tx, engine, by, 'reach.added', { medium: wanted.medium });
    return readWaysIn(tx, deps, by);
  });
}

export async function sendCodeAgain(deps: WayDeps, by: StaffActor, id: string): Promise<void> {
  const { engine } = deps;
  await engine.database.inPractice(by.practiceId, async (tx) => {
    const way = (await lockWay(tx, by.staffId, id)) ?? noSuchWay();
    if (way.verifiedAt !== null) return;
    const now = engine.clock.now();
    await updateWay(tx, { ...way, codeSentAt: now, codeTries: 0 });
    await sendCode(tx, deps, by.practiceId, way, now);
  });
}

export async function sendCode(
  tx: Tx,
  { engine, secret, publicAddress }: WayDeps,
  practiceId: PracticeId,
  { id, staffId, medium, address }: Pick<WayRow, 'id' | 'staffId' | 'medium' | 'address'>,
  now: Instant,
): Promise<void> {
  if ((await countCodes(tx, staffId, addMinutes(now, -60))) >= mostCodesAnHour) throw tooManyCodes();
  const code = codeFor(secret, id, now);
  const message: Outgoing = {
    key: codeKey(staffId, id, now),
    caseId: null,
    audience: 'staff',
    medium,
    channelId: null,
    address,
    fromName: 'Kept',
    subject: '',
    body: codeWords(medium, code, `${publicAddress}/account?proves=${id}.${code}`),
    giveUpAt: addMinutes(now, codeMinutes),
  };
  await queueMessages(tx, engine, practiceId, [message], now);
}

/** What is shown on a screen is tapped; nobody types from one window into another. */
function codeWords(medium: PageMedium, code: string, link: string): string {
  if (medium === 'push') return `Kept: tap this to be reached on this device. ${link}`;
  return `Kept: your code is ${medium === 'voice' ? [...code].join(' ') : code}. It is good for ten minutes.`;
}

const codeKey = (staffId: StaffId, id: string, at: Instant): MessageKey =>
  `code/${staffId}/${id}/${at}` as MessageKey;

/** Refused without saying which digit: whoever guesses has five tries for each code. */
export async function verifyOwnWay(deps: WayDeps, by: StaffActor, id: string, code: string): Promise<Ways> {
  const { engine, secret } = deps;
  const answer = await engine.database.inPractice(by.practiceId, async (tx) => {
    const way = (await lockWay(tx, by.staffId, id)) ?? noSuchWay();
    if (way.verifiedAt !== null) return readWaysIn(tx, deps, by);
    const now = engine.clock.now();
    const { codeSentAt, codeTries } = way;
    if (codeSentAt === null || addMinutes(codeSentAt, codeMinutes) <= now || codeTries >= mostTries)
      return null;
    if (codeFor(secret, way.id, codeSentAt) !== code) {
      await updateWay(tx, { ...way, codeTries: codeTries + 1 });
      return null;
    }
    await updateWay(tx, { ...way, verifiedAt: now });
    await putOnRecord(tx, engine, by, 'reach.verified', { medium: way.medium });
    return readWaysIn(tx, deps, by);
  });
  // Thrown once the try has been counted.
  return answer ?? wrongCode();
}

export async function changeOwnWay(
  deps: WayDeps,
  by: StaffActor,
  id: string,
  afterMinutes: number,
): Promise<Ways> {
  const { engine } = deps;
  return engine.database.inPractice(by.practiceId, async (tx) => {
    const now = engine.clock.now();
    if (id === usualWay.id) {
      const mail = { id: engine.newId<string>(), staffId: by.staffId, medium: 'email', address: '' } as const;
      const set = { ...mail, label: '', afterMinutes, verifiedAt: now, codeSentAt: null };
      if (!(await addWay(tx, by.practiceId, set, now))) throw changedMeanwhile();
    } else {
      const way = (await lockWay(tx, by.staffId, id)) ?? noSuchWay();
      await updateWay(tx, { ...way, afterMinutes });
    }
    await putOnRecord(tx, engine, by, 'reach.changed', { afterMinutes });
    return readWaysIn(tx, deps, by);
  });
}

/** The mail stays: somebody with no way at all could not be found. */
export async function removeOwnWay(deps: WayDeps, by: StaffActor, id: string): Promise<Ways> {
  const { engine } = deps;
  return engine.database.inPractice(by.practiceId, async (tx) => {
    const way = id === usualWay.id ? null : await lockWay(tx, by.staffId, id);
    if (way?.medium === 'email' || id === usualWay.id) throw mailStays();
    if (!way) noSuchWay();
    await removeWay(tx, id);
    await putOnRecord(tx, engine, by, 'reach.removed', { medium: way?.medium });
    return readWaysIn(tx, deps, by);
  });
}

export async function putOnRecord(
  tx: Tx,
  { newId, clock }: Engine,
  { practiceId, staffId }: StaffActor,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const subject = { subjectKind: 'staff', subjectId: staffId };
  await writeAudit(tx, newId, practiceId, clock.now(), [
    { staffId, actor: 'staff', action, ...subject, detail },
  ]);
}

const cannotSend = (medium: Medium) =>
  new Problem('invalid', 'cannot-be-sent', 'This practice cannot send that yet.', [
    {
      field: 'medium',
      reason: `nothing is set up that could carry ${medium === 'sms' ? 'texts' : 'calls'}`,
      wayOut: 'Whoever runs Kept sets up a provider; the README lists the settings.',
    },
  ]);

export const alreadyYours = () =>
  new Problem(
    'conflict',
    'way-exists',
    'You have this one already. Change or remove the one that is there.',
    [{ field: 'address', reason: 'is there already', wayOut: 'Change or remove the one that is there.' }],
  );

const tooManyCodes = () =>
  new Problem('too-many', 'too-many-codes', 'Too many codes in an hour. Wait an hour, then ask for another.');

function wrongCode(): never {
  throw new Problem('invalid', 'wrong-code', 'This is not the code, or it is too old.', [
    {
      field: 'code',
      reason: 'is not the one that was sent last, or is older than ten minutes',
      wayOut: 'Look at the newest message, or have another code sent.',
    },
  ]);
}

export function noSuchWay(): never {
  throw new Problem('not-found', 'no-such-way', 'You have no such way to be reached. Load the list again.');
}

const changedMeanwhile = () =>
  new Problem('conflict', 'changed-meanwhile', 'This was changed elsewhere. Load the list again.');

const mailStays = () =>
  new Problem(
    'conflict',
    'mail-stays',
    'The mail stays: it is the way that everybody has. You can have it sent later.',
  );
