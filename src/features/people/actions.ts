/**
 * What one may do with people's records. Each action reads addresses into their one form, refuses impossible days, and
 * is followed, in the same transaction, by telling running cases of what is no longer allowed.
 */
import type { ClientId, ContactChannelId, EmergencyContactId, StaffId } from '#core/ids.ts';
import type { Day } from '#core/time/instant.ts';
import { dayOf } from '#core/time/zone.ts';
import type { Clock, Database, NewId, Tx } from '#engine/ports.ts';
import type {
  ChannelChange,
  ChannelInput,
  ChannelRecord,
  ClientRecord,
  EmergencyContactChange,
  EmergencyContactInput,
  EmergencyContactRecord,
  GuardianChange,
  GuardianInput,
  GuardianRecord,
} from './contract.ts';
import { planFactsOf } from './facts.ts';
import { mustHaveHappened, noSuch, orProblem } from './problems.ts';
import { readAddress, readEmail, readPhone } from './read-address.ts';
import { type Restriction, restrictionsBetween } from './restrictions.ts';
import type { Hand } from './store.ts';
import * as channels from './store-channels.ts';
import * as contacts from './store-contacts.ts';

export interface PeopleDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  /** How running cases hear of a restriction; `app/compose.ts` connects it. */
  restricted(tx: Tx, restriction: Restriction, by: StaffId | null): Promise<void>;
}

/** One request's work: its transaction, its hand, and what it may call. */
export interface Work extends PeopleDeps {
  readonly tx: Tx;
  readonly by: Hand;
}

export const todayOf = (client: ClientRecord, by: Hand): Day => dayOf(by.now, client.timeZone);

/** Does something that may take a permission away, and tells running cases what it took. */
export async function restricting<Result>(
  work: Work,
  clientIds: readonly ClientId[],
  act: () => Promise<Result>,
): Promise<Result> {
  const before = await planFactsOf(work.tx, clientIds, work.by.now);
  const result = await act();
  const after = await planFactsOf(work.tx, clientIds, work.by.now);
  for (const [clientId, facts] of before) {
    const factsAfter = after.get(clientId);
    if (!factsAfter) continue;
    for (const restriction of restrictionsBetween(facts, factsAfter)) {
      await work.restricted(work.tx, restriction, work.by.staffId);
    }
  }
  return result;
}

export async function addChannel(
  work: Work,
  client: ClientRecord,
  input: ChannelInput,
): Promise<ChannelRecord> {
  mustHaveHappened(todayOf(client, work.by), { verifiedOn: input.verifiedOn });
  const address = orProblem('address', readAddress(input.kind, input.address, client.country));
  const id = work.newId<ContactChannelId>();
  await channels.insertChannel(work.tx, client.id, id, { ...input, address }, work.by);
  return channels.readChannel(work.tx, id);
}

export async function changeChannel(
  work: Work,
  client: ClientRecord,
  id: ContactChannelId,
  change: ChannelChange,
): Promise<ChannelRecord> {
  mustHaveHappened(todayOf(client, work.by), { verifiedOn: change.verifiedOn });
  await channelOf(work, client, id);
  return restricting(work, [client.id], () => channels.changeChannel(work.tx, id, change, work.by));
}

export interface Ending {
  readonly version: number;
  readonly endedOn: Day;
}

export async function endChannel(
  work: Work,
  client: ClientRecord,
  id: ContactChannelId,
  ending: Ending,
): Promise<ChannelRecord> {
  mustHaveHappened(todayOf(client, work.by), { endedOn: ending.endedOn });
  await channelOf(work, client, id);
  return restricting(work, [client.id], () => channels.endChannel(work.tx, id, ending, work.by));
}

/** "Stop" closes the address for everybody who shares it: the carrier would refuse it anyway. */
export async function optOut(
  work: Work,
  client: ClientRecord,
  id: ContactChannelId,
  via: channels.OptOut['via'],
): Promise<ChannelRecord> {
  const { kind, address, sharedWith } = await channelOf(work, client, id);
  await restricting(work, [client.id, ...sharedWith], () =>
    channels.recordOptOut(work.tx, work.newId, { kind, address, via }, work.by.now),
  );
  return channels.readChannel(work.tx, id);
}

export async function liftOptOut(
  work: Work,
  client: ClientRecord,
  id: ContactChannelId,
  reason: string,
): Promise<ChannelRecord> {
  const channel = await channelOf(work, client, id);
  await channels.liftOptOut(work.tx, channel, reason, work.by);
  return channels.readChannel(work.tx, id);
}

async function channelOf(work: Work, client: ClientRecord, id: ContactChannelId): Promise<ChannelRecord> {
  const channel = await channels.readChannel(work.tx, id);
  if (channel.clientId !== client.id) throw noSuch('channel');
  return channel;
}

export async function addContact(
  work: Work,
  client: ClientRecord,
  input: EmergencyContactInput,
): Promise<EmergencyContactRecord> {
  mustHaveHappened(todayOf(client, work.by), { signedOn: input.signedOn });
  const id = work.newId<EmergencyContactId>();
  await contacts.insertContact(work.tx, client.id, id, withAddresses(input, client.country), work.by);
  return contacts.readContact(work.tx, id);
}

export async function changeContact(
  work: Work,
  client: ClientRecord,
  id: EmergencyContactId,
  change: EmergencyContactChange,
): Promise<EmergencyContactRecord> {
  mustHaveHappened(todayOf(client, work.by), { signedOn: change.signedOn });
  await personOf(work, client, 'emergency_contact', id);
  const tidy = withAddresses(change, client.country);
  return restricting(work, [client.id], () => contacts.changeContact(work.tx, id, tidy, work.by));
}

export interface Revocation {
  readonly version: number;
  readonly revokedOn: Day;
  readonly reason: string;
}

export async function revokeContact(
  work: Work,
  client: ClientRecord,
  id: EmergencyContactId,
  revocation: Revocation,
): Promise<EmergencyContactRecord> {
  mustHaveHappened(todayOf(client, work.by), { revokedOn: revocation.revokedOn });
  await personOf(work, client, 'emergency_contact', id);
  return restricting(work, [client.id], () => contacts.revokeContact(work.tx, id, revocation, work.by));
}

export async function addGuardian(
  work: Work,
  client: ClientRecord,
  input: GuardianInput,
): Promise<GuardianRecord> {
  const id = work.newId<string>();
  await contacts.insertGuardian(work.tx, client.id, id, withAddresses(input, client.country), work.by);
  return contacts.readGuardian(work.tx, id);
}

export async function changeGuardian(
  work: Work,
  client: ClientRecord,
  id: string,
  change: GuardianChange,
): Promise<GuardianRecord> {
  await personOf(work, client, 'guardian', id);
  const tidy = withAddresses(change, client.country);
  return restricting(work, [client.id], () => contacts.changeGuardian(work.tx, id, tidy, work.by));
}

/** Which of the two tables a person stands in, by its name in addresses of the API. */
export type Table = contacts.ContactTable;

export async function endPerson(
  work: Work,
  client: ClientRecord,
  table: Table,
  id: string,
  ending: Ending,
): Promise<void> {
  mustHaveHappened(todayOf(client, work.by), { endedOn: ending.endedOn });
  await personOf(work, client, table, id, ending.version);
  await restricting(work, [client.id], () =>
    contacts.endContact(work.tx, table, id, ending.endedOn, work.by),
  );
}

export interface BarInput {
  readonly version: number;
  readonly kind: contacts.Bar['kind'];
  readonly note: string;
}

export async function barPerson(
  work: Work,
  client: ClientRecord,
  table: Table,
  id: string,
  input: BarInput,
): Promise<void> {
  await personOf(work, client, table, id, input.version);
  const bar = { kind: input.kind, note: input.note, on: todayOf(client, work.by) };
  await restricting(work, [client.id], () => contacts.writeBar(work.tx, table, id, bar, '', work.by));
}

export async function liftBar(
  work: Work,
  client: ClientRecord,
  table: Table,
  id: string,
  lifting: { readonly version: number; readonly reason: string },
): Promise<void> {
  await personOf(work, client, table, id, lifting.version);
  await contacts.writeBar(work.tx, table, id, null, lifting.reason, work.by);
}

/** Makes sure that the person belongs to the client; with a version, locks the row and compares it. */
async function personOf(
  work: Work,
  client: ClientRecord,
  table: Table,
  id: string,
  version?: number,
): Promise<void> {
  const person = await readPerson(work.tx, table, id);
  if (person.clientId !== client.id) throw noSuch(table === 'guardian' ? 'guardian' : 'emergency contact');
  if (version === undefined) return;
  if (table === 'guardian') await contacts.lockGuardian(work.tx, id, version);
  else await contacts.lockContact(work.tx, id as EmergencyContactId, version);
}

const readPerson = (tx: Tx, table: Table, id: string): Promise<GuardianRecord | EmergencyContactRecord> =>
  table === 'guardian' ? contacts.readGuardian(tx, id) : contacts.readContact(tx, id as EmergencyContactId);

/** Phones and email in the form in which they can be dialled and compared. */
function withAddresses<Person extends Pick<GuardianInput, 'phones' | 'email'>>(
  person: Person,
  country: string,
): Person {
  const phones = person.phones.map((phone, index) => ({
    ...phone,
    address: orProblem(`phones.${index}.address`, readPhone(phone.address, country)),
  }));
  return { ...person, phones, email: person.email === '' ? '' : orProblem('email', readEmail(person.email)) };
}
