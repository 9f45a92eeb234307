/**
 * What a row says about reaching, telling and judging, written onto its client. A cell that is empty takes nothing
 * away, "yes" and "no" count both ways, and nothing here undoes a stop, a "never", a revocation or a bar.
 */
import { addChannel, addContact, todayOf, type Work } from './actions.ts';
import { agreementTerms, type ClientRecord, safetyPlanSections } from './contract.ts';
import { judgeTier, signAgreement, writeAgreement, writeSafetyPlan } from './plan-actions.ts';
import { mustHaveHappened } from './problems.ts';
import type { ImportedChannel, ImportedClient, ImportedContact } from './read-client-row.ts';
import { changeChannel, channelsOf } from './store-channels.ts';
import { changeContact, contactsOf, writeBar } from './store-contacts.ts';
import { agreementsOf, safetyPlansOf, tiersOf } from './store-plans.ts';
import { insertLocation, locationsOf } from './store-wishes.ts';

/** True when anything was written. */
export async function fillClient(work: Work, client: ClientRecord, row: ImportedClient): Promise<boolean> {
  mustHaveHappened(todayOf(client, work.by), {
    born_on: row.bornOn,
    mobile_verified_on: row.channels.find((channel) => channel.verifiedOn)?.verifiedOn,
    tier_judged_on: row.tier?.judgedOn,
    safety_plan_reviewed_on: row.safetyPlan?.reviewedOn,
    agreement_signed_on: row.agreement?.signedOn,
    contact_signed_on: row.contacts[0]?.signedOn,
    contact_2_signed_on: row.contacts[1]?.signedOn,
  });
  const wrote = [
    await fillChannels(work, client, row.channels),
    await fillContacts(work, client, row.contacts),
    await fillTier(work, client, row.tier),
    await fillSafetyPlan(work, client, row.safetyPlan),
    await fillAgreement(work, client, row.agreement),
    await fillLocation(work, client, row.location),
  ];
  return wrote.includes(true);
}

async function fillChannels(
  work: Work,
  client: ClientRecord,
  rows: readonly ImportedChannel[],
): Promise<boolean> {
  const known = await channelsOf(work.tx, [client.id]);
  let wrote = false;
  for (const row of rows) {
    const before = known.find((one) => one.kind === row.kind && one.address === row.address);
    if (!before) {
      const allowed = row.allowed ?? false;
      const voicemailAllowed = row.voicemailAllowed ?? false;
      await addChannel(work, client, { ...row, allowed, voicemailAllowed });
      wrote = true;
      continue;
    }
    const after = {
      allowed: row.allowed ?? before.allowed,
      voicemailAllowed: row.voicemailAllowed ?? before.voicemailAllowed,
      verifiedOn: row.verifiedOn ?? before.verifiedOn,
      safeHours: row.safeHours ?? before.safeHours,
      neverContact: row.neverContact || before.neverContact,
    };
    const same = (Object.keys(after) as (keyof typeof after)[]).every(
      (field) => JSON.stringify(after[field]) === JSON.stringify(before[field]),
    );
    if (same) continue;
    await changeChannel(work.tx, before.id, { version: before.version, ...after }, work.by);
    wrote = true;
  }
  return wrote;
}

async function fillContacts(
  work: Work,
  client: ClientRecord,
  rows: readonly ImportedContact[],
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
      const contact = await addContact(work, client, fields);
      if (row.barred) await barFromFile(work, client, contact.id, row.barred);
      wrote = true;
      continue;
    }
    let { version } = before;
    // A consent is replaced only by one that was signed later.
    if (row.signedOn && row.signedOn > (before.signedOn ?? '')) {
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

async function fillTier(work: Work, client: ClientRecord, row: ImportedClient['tier']): Promise<boolean> {
  if (!row) return false;
  const known = await tiersOf(work.tx, client.id);
  if (known.some((one) => one.judgedOn === row.judgedOn && one.tier === row.tier)) return false;
  await judgeTier(work, client, client.clinicianId, row);
  return true;
}

async function fillSafetyPlan(
  work: Work,
  client: ClientRecord,
  row: ImportedClient['safetyPlan'],
): Promise<boolean> {
  if (!row) return false;
  const [current] = await safetyPlansOf(work.tx, client.id);
  if (current && current.reviewedOn >= row.reviewedOn) return false;
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
): Promise<boolean> {
  if (!row) return false;
  const known = await agreementsOf(work.tx, client.id);
  // One that was written in Kept says more than a line of a file.
  if (known.length > 0) return false;
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
