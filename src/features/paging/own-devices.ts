/** How people have themselves notified by a browser of theirs. */
import { type PushAddress, readPushAddress, writePushAddress } from '#core/paging/push-address.ts';
import { Problem } from '#core/problem.ts';
import { readPractice, type StaffActor } from '#features/access/facts.ts';
import type { Ways } from './contract.ts';
import { deviceName } from './device-name.ts';
import { alreadyYours, noSuchWay, putOnRecord, readWaysIn, sendCode, type WayDeps } from './own-ways.ts';
import { addWay, updateWay, type WayRow, waysOf } from './way-store.ts';
import { mediaOf } from './ways.ts';

export interface WantedDevice {
  readonly subscription: PushAddress;
  readonly afterMinutes: number;
  /** The endpoint that this browser had before. */
  readonly was?: string | undefined;
}

/** A push goes to it at once; until that was tapped nothing else does. */
export async function addOwnDevice(
  deps: WayDeps,
  by: StaffActor,
  wanted: WantedDevice,
  userAgent: string,
): Promise<Ways> {
  const { engine } = deps;
  const { practiceId, staffId } = by;
  return engine.database.inPractice(practiceId, async (tx) => {
    if (!mediaOf(await readPractice(tx), deps.media).has('push')) throw noPushes();
    const now = engine.clock.now();
    const address = writePushAddress(wanted.subscription);
    const label = deviceName(userAgent);
    const before = deviceBefore(await waysOf(tx, [staffId]), wanted, address, label);
    const { id = engine.newId<string>(), afterMinutes = wanted.afterMinutes } = before ?? {};
    const proof = { verifiedAt: null, codeSentAt: now, codeTries: 0, endedAt: null };
    const way: WayRow = { id, staffId, medium: 'push', address, label, afterMinutes, ...proof };
    if (before) await updateWay(tx, way);
    else if (!(await addWay(tx, practiceId, way, now))) throw alreadyYours();
    await sendCode(tx, deps, practiceId, way, now);
    await putOnRecord(tx, engine, by, before ? 'reach.renewed' : 'reach.added', { medium: 'push' });
    return readWaysIn(tx, deps, by);
  });
}

/** The way that this browser was; it keeps its place, and has to be proved anew. */
function deviceBefore(
  own: readonly WayRow[],
  { was }: WantedDevice,
  address: string,
  label: string,
): WayRow | undefined {
  const pushes = own.filter(({ medium }) => medium === 'push');
  const same = pushes.find((way) => way.address === address);
  if (same && same.endedAt === null) throw alreadyYours();
  if (same) return same;
  if (was === undefined) return pushes.find((way) => way.endedAt !== null && way.label === label);
  return pushes.find((way) => readPushAddress(way.address)?.endpoint === was) ?? noSuchWay();
}

const noPushes = () =>
  new Problem('invalid', 'cannot-be-sent', 'No device can be notified from here.', [
    {
      field: 'medium',
      reason: 'nothing that Kept sends from here would be shown by a browser',
      wayOut:
        'Whoever runs Kept sets KEPT_PUBLIC_ADDRESS to an address with https. An example practice notifies nobody.',
    },
  ]);
