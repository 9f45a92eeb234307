/** How each client may be reached, and which addresses said stop. */
import { sql } from 'kysely';
import type { ClientId, ContactChannelId } from '#core/ids.ts';
import type { ChannelKind } from '#core/protocol/protocol.ts';
import type { Day } from '#core/time/instant.ts';
import type { NewId, Tx } from '#engine/ports.ts';
import type { ChannelChange, ChannelInput, ChannelRecord } from './contract.ts';
import { changedMeanwhile, noSuch, understandable } from './problems.ts';
import { given, type Hand } from './store.ts';

const columns = sql`
  h.id, h.client_id as "clientId", h.version, h.kind, h.address, h.label, h.allowed,
  h.voicemail_allowed as "voicemailAllowed", h.position, h.verified_on as "verifiedOn",
  h.never_contact as "neverContact", h.ended_on as "endedOn",
  case when h.safe_from is null then null else
    jsonb_build_object('from', h.safe_from, 'to', h.safe_to, 'weekdays', to_jsonb(h.safe_weekdays)) end as "safeHours",
  o.opted_out_at as "optedOutAt",
  array(
    select distinct other.client_id::text from contact_channel other
    where other.practice_id = h.practice_id and other.address = h.address and other.ended_on is null
      and other.client_id <> h.client_id
    order by 1
  ) as "sharedWith"
  from contact_channel h
  left join opt_out o on o.practice_id = h.practice_id and o.kind = h.kind and o.address = h.address and o.lifted_at is null`;

/** Channels that have not ended, in each client's order. */
export async function channelsOf(tx: Tx, clientIds: readonly ClientId[]): Promise<ChannelRecord[]> {
  const { rows } = await sql<ChannelRecord>`
    select ${columns} where h.client_id = any(${clientIds}::uuid[]) and h.ended_on is null
    order by h.client_id, h.position, h.id`.execute(tx);
  return rows;
}

/** Also one that has ended: a case may still hold it. */
export async function readChannel(tx: Tx, id: ContactChannelId): Promise<ChannelRecord> {
  const { rows } = await sql<ChannelRecord>`select ${columns} where h.id = ${id}`.execute(tx);
  if (!rows[0]) throw noSuch('channel');
  return rows[0];
}

export async function insertChannel(
  tx: Tx,
  clientId: ClientId,
  id: ContactChannelId,
  channel: ChannelInput,
  by: Hand,
): Promise<void> {
  await understandable(() =>
    sql`
      insert into contact_channel (
        practice_id, id, client_id, kind, address, label, allowed, voicemail_allowed, safe_from, safe_to, safe_weekdays,
        position, verified_on, never_contact, created_at, updated_at, updated_by
      ) values (
        kept.current_practice(), ${id}, ${clientId}, ${channel.kind}, ${channel.address}, ${channel.label},
        ${channel.allowed}, ${channel.voicemailAllowed}, ${channel.safeHours?.from ?? null},
        ${channel.safeHours?.to ?? null}, ${channel.safeHours?.weekdays ?? null}, ${channel.position},
        ${channel.verifiedOn}, ${channel.neverContact}, ${by.now}, ${by.now}, ${by.staffId}
      )`.execute(tx),
  );
}

export async function changeChannel(
  tx: Tx,
  id: ContactChannelId,
  change: ChannelChange,
  by: Hand,
): Promise<ChannelRecord> {
  const before = await lockChannel(tx, id, change.version);
  const channel = { ...before, ...given(change) };
  await sql`
    update contact_channel set
      version = version + 1, label = ${channel.label}, allowed = ${channel.allowed},
      voicemail_allowed = ${channel.voicemailAllowed}, safe_from = ${channel.safeHours?.from ?? null},
      safe_to = ${channel.safeHours?.to ?? null}, safe_weekdays = ${channel.safeHours?.weekdays ?? null},
      position = ${channel.position}, verified_on = ${channel.verifiedOn}, never_contact = ${channel.neverContact},
      updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${id}`.execute(tx);
  return readChannel(tx, id);
}

export async function endChannel(
  tx: Tx,
  id: ContactChannelId,
  ending: { readonly version: number; readonly endedOn: Day },
  by: Hand,
): Promise<ChannelRecord> {
  await lockChannel(tx, id, ending.version);
  await sql`
    update contact_channel set
      version = version + 1, ended_on = ${ending.endedOn}, updated_at = ${by.now}, updated_by = ${by.staffId}
    where id = ${id}`.execute(tx);
  return readChannel(tx, id);
}

async function lockChannel(tx: Tx, id: ContactChannelId, version: number): Promise<ChannelRecord> {
  await sql`select from contact_channel where id = ${id} for update`.execute(tx);
  const channel = await readChannel(tx, id);
  if (channel.version !== version) throw changedMeanwhile('channel');
  return channel;
}

/** It was found out of order: whoever checked it with the client has to do so again. */
export async function doubtNumber(tx: Tx, id: ContactChannelId, now: Hand['now']): Promise<void> {
  await sql`
    update contact_channel set version = version + 1, verified_on = null, updated_at = ${now}, updated_by = null
    where id = ${id} and verified_on is not null`.execute(tx);
}

/** They answered what was sent there: nobody has to check it with them. `day` is theirs. */
export async function proveNumber(tx: Tx, id: ContactChannelId, day: Day, now: Hand['now']): Promise<void> {
  await sql`
    update contact_channel set version = version + 1, verified_on = ${day}, updated_at = ${now}, updated_by = null
    where id = ${id} and ended_on is null and (verified_on is null or verified_on < ${day}::date)`.execute(
    tx,
  );
}

/** A channel that an address belongs to, of whichever client. */
export interface AddressOwner {
  readonly clientId: ClientId;
  readonly channelId: ContactChannelId;
  readonly kind: ChannelKind;
}

/** Whose address this is, whatever a mail address has in capitals. More than one owner: a person has to say who wrote. */
export async function ownersOf(tx: Tx, address: string): Promise<AddressOwner[]> {
  const { rows } = await sql<AddressOwner>`
    select client_id as "clientId", id as "channelId", kind from contact_channel
    where (address = ${address} or (kind = 'email' and lower(address) = lower(${address}))) and ended_on is null
    order by client_id, position, id`.execute(tx);
  return rows;
}

export interface OptOut {
  readonly kind: ChannelKind;
  readonly address: string;
  readonly via: 'reply' | 'provider' | 'page' | 'in-person';
}

/** Writes down a stop once, however often it is said, and returns the channels that it closes. */
export async function recordOptOut(
  tx: Tx,
  newId: NewId,
  optOut: OptOut,
  now: Hand['now'],
): Promise<AddressOwner[]> {
  await sql`
    insert into opt_out (practice_id, id, kind, address, opted_out_at, via)
    values (kept.current_practice(), ${newId()}, ${optOut.kind}, ${optOut.address}, ${now}, ${optOut.via})
    on conflict do nothing`.execute(tx);
  const owners = await ownersOf(tx, optOut.address);
  return owners.filter((owner) => owner.kind === optOut.kind);
}

/** Only on the client's own word; `reason` says how it was given. */
export async function liftOptOut(tx: Tx, channel: ChannelRecord, reason: string, by: Hand): Promise<void> {
  await sql`
    update opt_out set lifted_at = ${by.now}, lifted_by = ${by.staffId}, lifted_reason = ${reason}
    where kind = ${channel.kind} and address = ${channel.address} and lifted_at is null`.execute(tx);
}
