/** The questions that other features may ask about people, and the two things that they may tell. */
import { sql } from 'kysely';
import type { ClientId, ContactChannelId, PracticeId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { dayOf } from '#core/time/zone.ts';
import type { Database, Tx } from '#engine/ports.ts';
import type { ClientFacts } from './client-facts.ts';
import { takeOutWord, type WithoutWord } from './duress.ts';
import { gatherFacts } from './gather-facts.ts';
import { noSuch } from './problems.ts';
import { readClients } from './store.ts';
import { channelsOf } from './store-channels.ts';
import { contactsOf, guardiansOf } from './store-contacts.ts';
import { currentAgreements, currentSafetyPlans, currentTiers } from './store-plans.ts';
import { clientsWithDuressWord, locationsOf, readDuressWord, welfareOf } from './store-wishes.ts';

export { type Brief, briefsOf } from './briefs.ts';
export type { ChannelFact, ClientFacts, ContactFact, GuardianFact } from './client-facts.ts';
export { clientDirectory, type DirectoryEntry } from './directory.ts';
export { readEmail, readPhone } from './read-address.ts';
export { type Gap, type Lack, readinessOf } from './readiness.ts';
export type { Restriction } from './restrictions.ts';
export { countClientsOf } from './store.ts';
export {
  type AddressOwner,
  doubtNumber,
  type OptOut,
  ownersOf,
  proveNumber,
  readChannel,
  recordOptOut,
} from './store-channels.ts';

/** What a case freezes when it opens. Today is the day of `now` in the client's own zone. */
export async function planFacts(tx: Tx, clientId: ClientId, now: Instant): Promise<ClientFacts> {
  const facts = (await planFactsOf(tx, [clientId], now)).get(clientId);
  if (!facts) throw noSuch('client');
  return facts;
}

/** The same for many clients, with one query a table. Unknown ids are missing from the answer. */
export async function planFactsOf(
  tx: Tx,
  clientIds: readonly ClientId[],
  now: Instant,
): Promise<Map<ClientId, ClientFacts>> {
  const clients = await readClients(tx, clientIds);
  const channels = byClient(await channelsOf(tx, clientIds));
  const contacts = byClient(await contactsOf(tx, clientIds, true));
  const guardians = byClient(await guardiansOf(tx, clientIds, true));
  const tiers = byClient(await currentTiers(tx, clientIds));
  const safetyPlans = byClient(await currentSafetyPlans(tx, clientIds));
  const agreements = byClient(await currentAgreements(tx, clientIds));
  const locations = byClient(await locationsOf(tx, clientIds));
  const welfare = byClient(await welfareOf(tx, clientIds));
  const withWord = new Set(await clientsWithDuressWord(tx, clientIds));
  return new Map(
    clients.map((client) => [
      client.id,
      gatherFacts(
        {
          client,
          channels: channels.get(client.id) ?? [],
          contacts: contacts.get(client.id) ?? [],
          guardians: guardians.get(client.id) ?? [],
          tier: tiers.get(client.id)?.[0] ?? null,
          safetyPlan: safetyPlans.get(client.id)?.[0] ?? null,
          agreements: agreements.get(client.id) ?? [],
          locations: locations.get(client.id) ?? [],
          welfare: welfare.get(client.id)?.[0]?.wishes ?? null,
          hasDuressWord: withWord.has(client.id),
        },
        dayOf(now, client.timeZone),
      ),
    ]),
  );
}

/** What a message to a client has to know of them, and no more. */
export interface Addressee {
  readonly preferredName: string;
  readonly mayNamePractice: boolean;
}

/** Unknown ids are missing from the answer. */
export async function addresseesOf(
  tx: Tx,
  clientIds: readonly ClientId[],
): Promise<Map<ClientId, Addressee>> {
  if (clientIds.length === 0) return new Map();
  const clients = await readClients(tx, clientIds);
  const agreements = byClient(await currentAgreements(tx, clientIds));
  return new Map(
    clients.map(({ id, preferredName }) => {
      const signed = agreements.get(id)?.find((agreement) => agreement.signedAt !== null);
      const mayNamePractice = signed?.terms.mayNamePractice ?? false;
      return [id, { preferredName, mayNamePractice }];
    }),
  );
}

export interface Carers {
  readonly clinicianId: StaffId;
  /** Named for this client; their clinician's own backup counts otherwise. */
  readonly backupId: StaffId | null;
}

/** Who looks after each of these clients. */
export async function carersOf(tx: Tx, clientIds: readonly ClientId[]): Promise<readonly Carers[]> {
  if (clientIds.length === 0) return [];
  return (await readClients(tx, clientIds)).map(({ clinicianId, backupId }) => ({
    clinicianId: clinicianId as StaffId,
    backupId: backupId as StaffId | null,
  }));
}

/**
 * A client's own words without the word that they agreed for "I cannot speak freely", which is never stored, and whether
 * it stood among them [P4.8]. A long text takes seconds, so never call it within a transaction: others wait for its
 * connection and its locks.
 */
export async function takeOutAgreedWord(
  database: Database,
  practiceId: PracticeId,
  clientId: ClientId,
  text: string,
): Promise<WithoutWord> {
  const word = await database.inPractice(practiceId, (tx) => readDuressWord(tx, clientId));
  return takeOutWord(text, word);
}

/** What an import knows of a person; empty text for what it does not know. */
export interface ClientTrace {
  readonly reference: { readonly system: string; readonly value: string } | null;
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
}

export interface ClientMatch {
  readonly clientId: ClientId;
  /** What matched, the surest first: a reference names one client, a name may name several. */
  readonly by: 'reference' | 'email' | 'phone' | 'name';
}

/** Clients whom a trace could mean, surest first; two with the same sureness are for a person to tell apart. */
export async function findClients(tx: Tx, trace: ClientTrace): Promise<ClientMatch[]> {
  const { rows } = await sql<ClientMatch>`
    select distinct on (c.id) c.id as "clientId", found.by
    from client c
    cross join lateral (
      select 1 as sureness, 'reference' as by from client_reference r
      where r.practice_id = c.practice_id and r.client_id = c.id
        and r.system = ${trace.reference?.system ?? ''} and r.value = ${trace.reference?.value ?? ''}
      union all
      select case h.kind when 'email' then 2 else 3 end, case h.kind when 'email' then 'email' else 'phone' end
      from contact_channel h
      where h.practice_id = c.practice_id and h.client_id = c.id and h.ended_on is null
        and ((h.kind = 'email' and lower(h.address) = lower(${trace.email}))
          or (h.kind <> 'email' and h.address = ${trace.phone}))
      union all
      select 4, 'name'
      where ${trace.name} <> '' and lower(${trace.name}) in (lower(c.preferred_name), lower(c.legal_name))
    ) found
    where c.ended_on is null
    order by c.id, found.sureness`.execute(tx);
  const sureness = ['reference', 'email', 'phone', 'name'];
  return rows.sort((one, other) => sureness.indexOf(one.by) - sureness.indexOf(other.by));
}

/** The address behind a channel, also after it has ended: somebody has to be able to read an old record. */
export async function channelAddresses(
  tx: Tx,
  channelIds: readonly ContactChannelId[],
): Promise<Map<ContactChannelId, string>> {
  if (channelIds.length === 0) return new Map();
  const { rows } = await sql<{ id: ContactChannelId; address: string }>`
    select id, address from contact_channel where id = any(${channelIds}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.address]));
}

function byClient<Row extends { readonly clientId: ClientId }>(rows: readonly Row[]): Map<ClientId, Row[]> {
  return Map.groupBy(rows, (row) => row.clientId);
}
