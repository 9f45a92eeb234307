/** A practice that nobody sees, with one client who always misses and always answers. It is an example: nothing leaves it. */
import { sql } from 'kysely';
import type { ClientId, PracticeId, StaffId } from '#core/ids.ts';
import { defaultProtocol } from '#core/protocol/default.ts';
import type { Ladder, Protocol } from '#core/protocol/protocol.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { addPractice, addStaff, removeExample } from '#features/access/store.ts';
import { insertVersion } from '#features/protocols/store.ts';
import { bookSessions } from '#features/sessions/facts.ts';
import { ben, type CastClient, lena } from '../example/people.ts';
import { settleClient } from '../example/settle-client.ts';
import type { Program } from '../program.ts';

/** Always the same, so that what a process left behind that was killed is found and removed. */
export const canaryPracticeId = '00000000-0000-4000-8000-00000ca4a417' as PracticeId;
const clinicianId = '00000000-0000-4000-8000-00000ca4a418' as StaffId;
const canaryClientId = '00000000-0000-4000-8000-00000ca4a419' as ClientId;

const clinician = { ...lena, id: clinicianId, name: 'Canary', email: 'canary@kept.invalid' };
const backup = {
  ...clinician,
  id: '00000000-0000-4000-8000-00000ca4a41a' as StaffId,
  email: 'canary-backup@kept.invalid',
};
const client: CastClient = {
  ...ben,
  id: canaryClientId,
  preferredName: 'Canary',
  legalName: 'Canary',
  clinician,
  backup,
  safeHours: { from: '00:00', to: '24:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
};
export const canaryHand = { kind: 'staff', staffId: clinicianId } as const;

/** Late enough for a case, early enough for a miss. */
const startedMinutesAgo = 20;

export async function makeCanary(tx: Tx, { world, sessions }: Program, now: Instant): Promise<void> {
  const timeZone = 'UTC';
  await addPractice(
    tx,
    { id: canaryPracticeId, name: 'Canary', timeZone, country: 'US', isExample: true },
    now,
  );
  for (const { id, name, email } of [clinician, backup]) {
    const row = { id, name, email, role: 'owner', userId: null, phone: '', backupStaffId: null } as const;
    await addStaff(tx, canaryPracticeId, row, now);
  }
  await insertVersion(tx, canaryPracticeId, {
    version: canaryProtocol.version,
    name: canaryProtocol.name,
    document: canaryProtocol,
    reason: 'So that a whole case passes within a minute.',
    publishedAt: now,
    publishedBy: clinicianId,
  });
  const { database, clock, newId } = world;
  const by = { staffId: clinicianId, now };
  await settleClient({ database, tx, clock, newId, by, restricted: async () => {} }, client);
  const startsAt = addMinutes(now, -startedMinutesAgo);
  const plan = {
    startsAt,
    endsAt: addMinutes(startsAt, 50),
    zone: timeZone,
    modality: 'in-person',
    clinicianId,
    link: null,
    clientIds: [canaryClientId],
  } as const;
  await bookSessions(tx, sessions, [plan], { via: 'staff', staffId: clinicianId, now });
}

/** With everything that belongs to it; nothing where there is none. */
export async function removeCanary(tx: Tx, { world }: Program): Promise<void> {
  const { rows } = await sql`select from practice where id = ${canaryPracticeId}`.execute(tx);
  if (rows.length === 0) return;
  await removeExample(tx);
  await world.jobs.forget(tx, canaryPracticeId);
}

/** The check-in follows upon the miss at once, and nothing is asked before it. */
const canaryProtocol: Protocol = {
  ...defaultProtocol,
  version: defaultProtocol.version + 1,
  name: 'Canary',
  tiers: {
    routine: atOnce(defaultProtocol.tiers.routine),
    elevated: atOnce(defaultProtocol.tiers.elevated),
    high: atOnce(defaultProtocol.tiers.high),
  },
};

function atOnce({ steps, minimumEffort }: Ladder): Ladder {
  return {
    minimumEffort,
    steps: steps
      .filter(({ timing }) => timing.after !== 'session-start')
      .map((step) =>
        step.kind === 'check-in' && step.template === 'check-in'
          ? { ...step, timing: { ...step.timing, waitMinutes: 0 } }
          : step,
      ),
  };
}
