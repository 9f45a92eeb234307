/**
 * What a row says about reaching, telling and judging, written onto its client. A cell that is empty takes nothing
 * away, "yes" and "no" count both ways, and nothing here undoes a stop, a "never", a revocation or a bar.
 */
import { isDeepStrictEqual } from 'node:util';
import { addChannel, addContact, todayOf, type Work } from './actions.ts';
import { agreementTerms, type ClientRecord, safetyPlanSections } from './contract.ts';
import type { ImportLimits } from './import-limits.ts';
import { judgeTier, signAgreement, writeAgreement, writeSafetyPlan } from './plan-actions.ts';
import { mustHaveHappened } from './problems.ts';
import type { ImportedChannel, ImportedClient, ImportedContact } from './read-client-row.ts';
import { changeChannel, channelsOf } from './store-channels.ts';
import { changeContact, contactsOf, writeBar } from './store-contacts.ts';
import { agreementsOf, safetyPlansOf, tiersOf } from './store-plans.ts';
import { insertLocation, locationsOf } from './store-wishes.ts';

/** True when anything was written. What may not be is left to the limits to say. */
export async function fillClient(
  work: Work,
  client: ClientRecord,
  row: ImportedClient,
  limits: ImportLimits,
): Promise<boolean> {
  mustHaveHappened(todayOf(client, work.by), {
    born_on: row.bornOn,
    mobile_verified_on: row.channels.find((channel) => channel.verifiedOn)?.verifiedOn,
    tier_judged_on: row.tier?.judgedOn,
    safety_plan_reviewed_on: row.safetyPlan?.reviewedOn,
    agreement_signed_on: row.agreement?.signedOn,
    ...Object.fromEntries(row.contacts.map(({ columns, signedOn }) => [columns.signedOn, signedOn])),
  });
  const wrote = [
    await fillChannels(work, client, row.channels, limits),
    await fillContacts(work, client, row.contacts, limits),
    await fillTier(work, client, row.tier, limits),
    await fillSafetyPlan(work, client, row.safetyPlan, limits),
    await fillAgreement(work, client, row.agreement, limits),
    await fillLocation(work, client, row.location),
  ];
  return wrote.includes(true);
}

async function fillChannels(
  work: Work,
  client: ClientRecord,
  rows: readonly ImportedChannel[],
  limits: ImportLimits,
): Promise<boolean> {
  const known = await channelsOf(work.tx, [client.id]);
  let wrote = false;
  for (const { columns, ...row } of rows) {
    const before = known.find((one) => one.kind === row.kind && one.address === row.address);
    if (!before) {
      const allowed = row.allowed ?? false;
      const voicemailAllowed = row.voicemailAllowed ?? false;
      await addChannel(work, client, limits.channel(null, { ...row, allowed, voicemailAllowed }, columns));
      wrote = true;
      continue;
    }
    const said = {
      allowed: row.allowed ?? before.allowed,
      voicemailAllowed: row.voicemailAllowed ?? before.voicemailAllowed,
      verifiedOn: row.verifiedOn ?? before.verifiedOn,
      safeHours: row.safeHours ?? before.safeHours,
      neverContact: row.neverContact || before.neverContact,
    };
    const after = limits.channel(before, said, columns);
    if (isDeepStrictEqual({ ...before, ...after }, before)) continue;
    await changeChannel(work.tx, before.id, { version: before.version, ...after }, work.by);
    wrote = true;
  }
  return wrote;
}

async function fillContacts(
  work: Work,
  client: ClientRecord,
  rows: readonly ImportedContact[],
  limits: ImportLimits,
): Promise<boolean> {
  const known = await contactsOf(work.tx, [client.id]);
  let wrote = false;
  for (const [position, row] of rows.entries()) {
    const before = known.find((one) => one.name.toLowerCase() === row.name.toLowerCase());
    const fields = {
      name: row.name,
      relationship: row.relationship,
      phones: row.phone ? [{ address: row.phone, label: '' }] : [],
      email: row.email ?? '',
      language: row.language ?? client.language,
      scope: row.scope,
      signedOn: row.signedOn,
      expiresOn: row.expiresOn,
      doNotUseIf: row.doNotUseIf,
      canGoInPerson: row.canGoInPerson,
      position,
    };
    if (!before) {
      const contact = await addContact(work, client, limits.newContact(fields, row.columns));
      if (row.barred) await barFromFile(work, client, contact.id, row.barred);
      wrote = true;
      continue;
    }
    let { version } = before;
    // A consent is replaced only by one that was signed later.
    const isNewer = row.signedOn !== null && row.signedOn > (before.signedOn ?? '');
    if (isNewer && limits.mayReplace(before, fields, row.columns)) {
      const after = await changeContact(
        work.tx,
        before.id,
        { ...fields, position: before.position, version },
        work.by,
      );
      version = after.version;
      wrote = true;
    }
    if (row.barred && !before.bar) {
      await barFromFile(work, client, before.id, row.barred);
      wrote = true;
    }
  }
  return wrote;
}

/** Somebody has to answer for a bar: whoever imports, or else the clinician. */
async function barFromFile(
  work: Work,
  client: ClientRecord,
  contactId: string,
  kind: NonNullable<ImportedContact['barred']>,
): Promise<void> {
  const by = { ...work.by, staffId: work.by.staffId ?? client.clinicianId };
  const bar = { kind, note: '', on: todayOf(client, work.by) };
  await writeBar(work.tx, 'emergency_contact', contactId, bar, '', by);
}

async function fillTier(
  work: Work,
  client: ClientRecord,
  row: ImportedClient['tier'],
  limits: ImportLimits,
): Promise<boolean> {
  if (!row) return false;
  const known = await tiersOf(work.tx, client.id);
  if (known.some((one) => one.judgedOn === row.judgedOn && one.tier === row.tier)) return false;
  if (!limits.mayJudge('tier')) return false;
  await judgeTier(work, client, client.clinicianId, row);
  return true;
}

async function fillSafetyPlan(
  work: Work,
  client: ClientRecord,
  row: ImportedClient['safetyPlan'],
  limits: ImportLimits,
): Promise<boolean> {
  if (!row) return false;
  const [current] = await safetyPlansOf(work.tx, client.id);
  if (current && current.reviewedOn >= row.reviewedOn) return false;
  if (!limits.mayJudge('safety_plan_reviewed_on')) return false;
  const sections = current
    ? current.sections
    : safetyPlanSections.parse({ keptElsewhere: row.keptElsewhere });
  await writeSafetyPlan(work, client, client.clinicianId, { sections, reviewedOn: row.reviewedOn });
  return true;
}

async function fillAgreement(
  work: Work,
  client: ClientRecord,
  row: ImportedClient['agreement'],
  limits: ImportLimits,
): Promise<boolean> {
  if (!row) return false;
  const known = await agreementsOf(work.tx, client.id);
  // One that was written in Kept says more than a line of a file.
  if (known.length > 0 || !limits.mayJudge('agreement_signed_on')) return false;
  const terms = agreementTerms.parse({ howToReachMe: row.howToReachMe, channelOrder: row.channelOrder });
  const [written] = await writeAgreement(work, client, client.clinicianId, terms);
  const signature = {
    signedName: client.legalName || client.preferredName,
    how: 'on-paper' as const,
    signedOn: row.signedOn,
  };
  await signAgreement(work, client, written?.version ?? 1, signature);
  return true;
}

async function fillLocation(
  work: Work,
  client: ClientRecord,
  row: ImportedClient['location'],
): Promise<boolean> {
  if (!row) return false;
  const known = await locationsOf(work.tx, [client.id]);
  if (known.some((one) => one.address.toLowerCase() === row.address.toLowerCase())) return false;
  const fields = { label: '', ...row, country: client.country, confirmedOn: null, position: known.length };
  await insertLocation(work.tx, client.id, work.newId<string>(), fields, work.by);
  return true;
}
