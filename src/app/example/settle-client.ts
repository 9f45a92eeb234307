/** Puts one of the invented people on record, by the actions by which real ones come there. */
import type { Day } from '#core/time/instant.ts';
import { dayOf } from '#core/time/zone.ts';
import { addChannel, addContact, type Work } from '#features/people/actions.ts';
import {
  agreementTerms,
  channelInput,
  clientInput,
  emergencyContactInput,
  safetyPlanSections,
} from '#features/people/contract.ts';
import { judgeTier, signAgreement, writeAgreement, writeSafetyPlan } from '#features/people/plan-actions.ts';
import { insertClient, readClient } from '#features/people/store.ts';
import { insertLocation } from '#features/people/store-wishes.ts';
import type { CastClient, DaysAgo } from './people.ts';

export async function settleClient(work: Work, client: CastClient): Promise<void> {
  const { tx, by } = work;
  const today = Temporal.PlainDate.from(dayOf(by.now, client.timeZone));
  const day = (ago: DaysAgo) => today.subtract({ days: ago }).toString() as Day;
  await insertClient(
    tx,
    client.id,
    clientInput.parse({
      preferredName: client.preferredName,
      legalName: client.legalName ?? '',
      pronouns: client.pronouns,
      bornOn: client.bornOn,
      timeZone: client.timeZone,
      language: client.language,
      country: client.country,
      clinicianId: client.clinician.id,
      backupId: client.backup.id,
      references: [{ system: 'cast', value: client.email }],
    }),
    by,
  );
  const record = await readClient(tx, client.id);
  await settleReach(work, client, day);
  const { tier, agreement, safetyPlanReviewed } = client;
  const clinician = client.clinician.id;
  if (tier) {
    const judgement = {
      tier: tier.tier,
      reasons: tier.reasons,
      judgedOn: day(tier.judged),
      reviewBy: day(tier.reviewBy),
    };
    await judgeTier(work, record, clinician, judgement);
  }
  if (safetyPlanReviewed !== null) {
    const sections = safetyPlanSections.parse({
      warningSigns: ['Not sleeping'],
      ownCoping: ['Walk by the river'],
    });
    await writeSafetyPlan(work, record, clinician, { sections, reviewedOn: day(safetyPlanReviewed) });
  }
  if (agreement) {
    await writeAgreement(work, record, clinician, agreementTerms.parse(agreement.terms));
    await signAgreement(work, record, 1, {
      signedName: client.preferredName,
      how: 'on-paper',
      signedOn: day(agreement.signed),
    });
  }
}

async function settleReach(work: Work, client: CastClient, day: (ago: DaysAgo) => Day): Promise<void> {
  const record = await readClient(work.tx, client.id);
  for (const kind of ['sms', 'voice', 'email'] as const) {
    const place = client.allowed.indexOf(kind);
    const phone = kind !== 'email';
    await addChannel(
      work,
      record,
      channelInput.parse({
        kind,
        address: phone ? client.mobile : client.email,
        label: phone ? 'mobile' : 'email',
        allowed: place >= 0,
        voicemailAllowed: kind === 'voice' && place >= 0,
        position: place >= 0 ? place : 9,
        safeHours: client.safeHours ?? null,
        verifiedOn: phone && client.mobileVerified !== null ? day(client.mobileVerified) : null,
      }),
    );
  }
  if (client.contact) {
    const { name, relationship, phone, scope, signed } = client.contact;
    const phones = [{ address: phone, label: 'mobile' }];
    const contact = {
      name,
      relationship,
      phones,
      language: client.language,
      scope,
      signedOn: day(signed),
      canGoInPerson: true,
    };
    await addContact(work, record, emergencyContactInput.parse(contact));
  }
  if (client.location) {
    const place = {
      label: 'home',
      address: client.location,
      accessNotes: '',
      country: client.country,
      confirmedOn: null,
      position: 0,
    };
    await insertLocation(work.tx, client.id, work.newId<string>(), place, work.by);
  }
}
