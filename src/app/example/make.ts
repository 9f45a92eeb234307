/**
 * Makes an example practice for one person: the invented people, a protocol with short waits, and a day in the middle of
 * which somebody is missing. From then on everything in it is done by the program itself.
 */
import type { ClientId, PracticeId, StaffId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { lockOpenCasesOf } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';
import { runCommand } from '#engine/run.ts';
import {
  addPractice,
  addStaff,
  findExampleOfUser,
  holdEmail,
  type PracticeRow,
  type StaffRow,
} from '#features/access/store.ts';
import { openDueAbsences } from '#features/cases/open-absences.ts';
import type { Work } from '#features/people/actions.ts';
import { insertVersion } from '#features/protocols/store.ts';
import { bookSessions, markPresence, type SessionPlan } from '#features/sessions/facts.ts';
import type { Program } from '../program.ts';
import {
  ada,
  ana,
  ben,
  type CastClient,
  type CastStaff,
  cara,
  clients,
  dev,
  eli,
  fay,
  gil,
  lena,
  marcus,
  priya,
  sam,
} from './people.ts';
import { settleClient } from './settle-client.ts';
import { exampleProtocol } from './short-waits.ts';

/** Whoever tries things out, as they are known in their own practice. */
export interface Visitor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly practice: Pick<PracticeRow, 'timeZone' | 'country'>;
}

interface Invented {
  /** The visitor, as they are known in the example. */
  readonly self: CastStaff;
  readonly staff: readonly CastStaff[];
  readonly clients: ReadonlyMap<CastClient, CastClient>;
}

/** True when it was made: where the person has one already, it stays as it is. */
export async function makeExample(program: Program, visitor: Visitor): Promise<boolean> {
  const { database, clock, newId } = program.world;
  const practiceId = newId<PracticeId>();
  const invented = inventedFor(visitor, newId);
  const now = clock.now();
  const isNew = await database.inPractice(practiceId, async (tx) => {
    // Two clicks at once make one example: the second finds the person in it already.
    await holdEmail(tx, visitor.email);
    if (await findExampleOfUser(tx, visitor.userId)) return false;
    const { timeZone, country } = visitor.practice;
    const practice = { id: practiceId, name: 'Example practice', timeZone, country, isExample: true };
    await addPractice(tx, practice, now);
    await settleStaff(tx, practiceId, visitor, invented.staff, now);
    await publishShortWaits(tx, practiceId, invented.self, now);
    const by = { staffId: invented.self.id, now };
    const work: Work = { database, tx, clock, newId, by, restricted: async () => {} };
    for (const client of invented.clients.values()) await settleClient(work, client);
    await bookTheDay(tx, program, invented, timeZone, now);
    return true;
  });
  if (isNew) await colleagueConfirms(program, practiceId, invented.clients.get(ben)!);
  return isNew;
}

async function publishShortWaits(tx: Tx, practiceId: PracticeId, by: CastStaff, now: Instant): Promise<void> {
  const version = exampleProtocol.version + 1;
  await insertVersion(tx, practiceId, {
    version,
    name: exampleProtocol.name,
    document: { ...exampleProtocol, version },
    reason: 'So that the whole ladder can be watched within an hour.',
    publishedAt: now,
    publishedBy: by.id,
  });
}

/** So that there is a case in which a client is already being written to. */
async function colleagueConfirms(
  { engine, absences }: Program,
  practiceId: PracticeId,
  { id: clientId, clinician }: CastClient,
): Promise<void> {
  await openDueAbsences(absences);
  const [first] = await engine.database.inPractice(practiceId, (tx) => lockOpenCasesOf(tx, [clientId]));
  if (!first) throw new Error('nobody is missing in the example');
  const [, { state }] = first;
  const by = { kind: 'staff', staffId: clinician.id } as const;
  await runCommand(engine, practiceId, state.caseId, { type: 'confirm-missed', by, clears: [], note: '' });
}

const atAnyHour = { from: '00:00', to: '24:00', weekdays: [1, 2, 3, 4, 5, 6, 7] } as const;

/** The same people with identifiers of their own, at home where the visitor is; the visitor takes the owner's place. */
function inventedFor(visitor: Visitor, newId: Program['world']['newId']): Invented {
  const { timeZone, country } = visitor.practice;
  const self: CastStaff = { ...ada, id: newId<StaffId>(), name: visitor.name, email: visitor.email };
  const others = [lena, marcus, priya].map((person): CastStaff => ({ ...person, id: newId<StaffId>() }));
  const colleague = others[0]!;
  const stands = (person: CastStaff) => (person === ada ? self : colleague);
  const at = (client: CastClient): CastClient => ({
    ...client,
    id: newId<ClientId>(),
    clinician: stands(client.clinician),
    backup: stands(client.backup),
    safeHours: { ...atAnyHour, weekdays: [...atAnyHour.weekdays] },
    ...(client.timeZone === 'America/New_York' && { timeZone, country }),
  });
  return { self, staff: [self, ...others], clients: new Map(clients.map((client) => [client, at(client)])) };
}

async function settleStaff(
  tx: Tx,
  practiceId: PracticeId,
  { userId, phone }: Visitor,
  people: readonly CastStaff[],
  now: Instant,
): Promise<void> {
  const rows = people.map(
    ({ id, name, email, role }, index): Omit<StaffRow, 'version' | 'active'> => ({
      id,
      name,
      email,
      role,
      userId: index === 0 ? userId : null,
      phone: index === 0 ? phone : '',
      backupStaffId: index === 0 ? null : people[0]!.id,
    }),
  );
  for (const row of rows) await addStaff(tx, practiceId, row, now);
}

interface Hour {
  readonly who: readonly CastClient[];
  /** Begins so many minutes from now. */
  readonly inMinutes: number;
  readonly isHere?: true;
}

/** Somebody has been missing for a while, somebody is just missing, and somebody will be in two minutes. */
const theDay: readonly Hour[] = [
  { who: [eli, sam], inMinutes: -55, isHere: true },
  { who: [ben], inMinutes: -20 },
  { who: [ana], inMinutes: -11 },
  { who: [gil], inMinutes: -3 },
  { who: [fay], inMinutes: 25 },
  { who: [dev], inMinutes: 85 },
  { who: [cara], inMinutes: 24 * 60 },
];

async function bookTheDay(
  tx: Tx,
  { sessions }: Program,
  invented: Invented,
  zone: string,
  now: Instant,
): Promise<void> {
  for (const { who, inMinutes, isHere } of theDay) {
    const people = who.map((one) => invented.clients.get(one)!);
    const clinicianId = people[0]!.clinician.id;
    const startsAt = addMinutes(now, inMinutes);
    const plan: SessionPlan = {
      startsAt,
      endsAt: addMinutes(startsAt, 50),
      zone,
      modality: 'in-person',
      clinicianId,
      link: null,
      clientIds: people.map(({ id }) => id),
    };
    const by = { via: 'staff', staffId: clinicianId, now } as const;
    const [sessionId] = await bookSessions(tx, sessions, [plan], by);
    if (!isHere || !sessionId) continue;
    for (const { id: clientId } of people)
      await markPresence(tx, sessions, { sessionId, clientId, presence: 'here', at: startsAt }, by);
  }
}
