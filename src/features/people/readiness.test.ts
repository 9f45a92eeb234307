import { describe, expect, test } from 'vitest';
import type { ClientId, StaffId } from '#core/ids.ts';
import type { Day, Instant } from '#core/time/instant.ts';
import type { ChannelRecord, EmergencyContactRecord, GuardianRecord } from './contract.ts';
import { agreementTerms, clientRecord, safetyPlanSections } from './contract.ts';
import { type ClientRows, gatherFacts } from './gather-facts.ts';
import { readinessOf } from './readiness.ts';
import { restrictionsBetween } from './restrictions.ts';

const today = '2026-11-23' as Day;
const at = '2026-09-02T16:00:00.000Z' as Instant;
const staffId = '0190a000-0000-7000-8000-0000000000a1' as StaffId;
const clientId = '0190a000-0000-7000-8000-0000000000c1' as ClientId;

const channel: ChannelRecord = {
  id: 'phone' as ChannelRecord['id'],
  clientId,
  version: 1,
  kind: 'sms',
  address: '+19175550142',
  label: 'mobile',
  allowed: true,
  voicemailAllowed: false,
  safeHours: null,
  position: 0,
  verifiedOn: '2026-09-02' as Day,
  neverContact: false,
  endedOn: null,
  optedOutAt: null,
  sharedWith: [],
};
const contact: EmergencyContactRecord = {
  id: 'mia' as EmergencyContactRecord['id'],
  clientId,
  version: 1,
  name: 'Mia Reyes',
  relationship: 'sister',
  phones: [{ address: '+19175550143', label: '' }],
  email: '',
  language: 'en',
  scope: 'share-missed-session',
  signedOn: '2026-09-02' as Day,
  expiresOn: null,
  revokedOn: null,
  revokedReason: '',
  bar: null,
  doNotUseIf: '',
  canGoInPerson: true,
  position: 0,
  endedOn: null,
};
const guardian: GuardianRecord = {
  id: 'guardian',
  clientId,
  version: 1,
  name: 'M. Reyes',
  relationship: 'mother',
  phones: [{ address: '+19175550144', label: '' }],
  email: '',
  language: 'en',
  custody: 'joint',
  bar: null,
  position: 0,
  endedOn: null,
};
const bar = { kind: 'custody' as const, note: '', on: today, by: staffId };
const tier = {
  id: 'tier',
  tier: 'high' as const,
  reasons: 'r',
  judgedBy: staffId,
  judgedOn: today,
  reviewBy: null,
  enteredAt: at,
};

/** Somebody of whom everything is known and nothing is old. */
const ready: ClientRows = {
  client: clientRecord.parse({
    id: clientId,
    version: 1,
    preferredName: 'Ana Reyes',
    legalName: '',
    pronouns: '',
    bornOn: '1991-04-17',
    timeZone: 'America/New_York',
    language: 'en',
    country: 'US',
    clinicianId: staffId,
    backupId: null,
    partTwo: false,
    consentBasis: 'own',
    confidentialRequest: '',
    references: [],
    endedOn: null,
    createdAt: at,
    updatedAt: at,
  }),
  channels: [channel],
  contacts: [contact],
  guardians: [],
  tier,
  safetyPlan: {
    version: 1,
    sections: safetyPlanSections.parse({}),
    reviewedOn: '2026-09-02' as Day,
    writtenBy: staffId,
    enteredAt: at,
  },
  agreements: [
    {
      version: 1,
      terms: agreementTerms.parse({}),
      writtenBy: staffId,
      enteredAt: at,
      signedName: 'Ana',
      signedAt: at,
      signedHow: 'on-screen',
      drawing: null,
    },
  ],
  hasDuressWord: false,
  locations: [
    {
      id: 'home',
      clientId,
      version: 1,
      label: '',
      address: '12 Example Street',
      accessNotes: '',
      country: 'US',
      confirmedOn: null,
      position: 0,
      endedOn: null,
    },
  ],
  welfare: null,
};
const factsOf = (rows: Partial<ClientRows>) => gatherFacts({ ...ready, ...rows }, today);
const lacks = (rows: Partial<ClientRows>) =>
  readinessOf(factsOf(rows), today).map(({ lack, serious }) => (serious ? `${lack}!` : lack));
const born = (bornOn: string) => ({ ...ready.client, bornOn: bornOn as Day });

describe('readiness', () => {
  test.each<[string, Partial<ClientRows>, string[]]>([
    ['everything known', {}, []],
    ['nothing allowed', { channels: [{ ...channel, allowed: false }] }, ['no-channel-allowed!']],
    ['stopped', { channels: [{ ...channel, optedOutAt: at }] }, ['no-channel-allowed!']],
    ['never checked', { channels: [{ ...channel, verifiedOn: null }] }, ['no-verified-phone!']],
    ['shared number', { channels: [{ ...channel, sharedWith: ['x' as ClientId] }] }, ['address-shared']],
    ['nobody to call', { contacts: [] }, ['no-emergency-contact!']],
    [
      'nobody to call, routine',
      { contacts: [], tier: { ...tier, tier: 'routine' } },
      ['no-emergency-contact'],
    ],
    ['consent ends today', { contacts: [{ ...contact, expiresOn: today }] }, ['consent-expires-soon']],
    [
      'consent ended yesterday',
      { contacts: [{ ...contact, expiresOn: '2026-11-22' as Day }] },
      ['consent-expired!'],
    ],
    ['consent ends in 31 days', { contacts: [{ ...contact, expiresOn: '2026-12-24' as Day }] }, []],
    ['review due today', { tier: { ...tier, reviewBy: today } }, []],
    ['review was yesterday', { tier: { ...tier, reviewBy: '2026-11-22' as Day } }, ['tier-stale!']],
    ['never judged', { tier: null }, ['tier-never-judged']],
    ['no plan', { safetyPlan: null }, ['no-safety-plan!']],
    [
      'plan of a year ago',
      { safetyPlan: { ...ready.safetyPlan!, reviewedOn: '2025-11-23' as Day } },
      ['safety-plan-old!'],
    ],
    [
      'plan of a year but a day',
      { safetyPlan: { ...ready.safetyPlan!, reviewedOn: '2025-11-24' as Day } },
      [],
    ],
    ['no place', { locations: [] }, ['no-location']],
    ['no agreement', { agreements: [] }, ['no-agreement']],
    ['a minor alone', { client: born('2008-11-24') }, ['no-guardian-to-reach!']],
    ['eighteen today', { client: born('2008-11-23') }, []],
    ['a minor with a guardian', { client: born('2010-01-01'), guardians: [guardian] }, []],
    [
      'a minor whose guardian is barred',
      { client: born('2010-01-01'), guardians: [{ ...guardian, bar }] },
      ['no-guardian-to-reach!'],
    ],
    [
      'a guardian decides',
      { client: { ...ready.client, consentBasis: 'guardian' }, channels: [], guardians: [guardian] },
      [],
    ],
  ])('%s', (_what, rows, expected) => {
    expect(lacks(rows)).toEqual(expected);
  });

  test('the serious come first', () => {
    expect(lacks({ agreements: [], contacts: [], channels: [] })).toEqual([
      'no-channel-allowed!',
      'no-emergency-contact!',
      'no-agreement',
    ]);
  });
});

describe('who and what may be used', () => {
  test.each<[string, Partial<ChannelRecord>, string | null]>([
    ['allowed', {}, null],
    ['never beats stop and permission', { neverContact: true, optedOutAt: at }, 'never-contact'],
    ['stop beats permission', { optedOutAt: at }, 'opted-out'],
    ['silence is no permission', { allowed: false }, 'not-allowed'],
  ])('a channel: %s', (_what, change, unusable) => {
    expect(factsOf({ channels: [{ ...channel, ...change }] }).channels[0]).toMatchObject({
      unusable,
      usable: unusable === null,
    });
  });

  test.each<[string, Partial<EmergencyContactRecord>, string | null]>([
    ['within consent', {}, null],
    ['a bar beats everything', { bar, revokedOn: today, scope: 'none' }, 'barred'],
    ['revoked', { revokedOn: today }, 'revoked'],
    ['no scope', { scope: 'none' }, 'no-consent'],
    ['on its last day', { expiresOn: today }, null],
    ['a day later', { expiresOn: '2026-11-22' as Day }, 'consent-expired'],
    ['no number', { phones: [] }, 'no-address'],
  ])('a contact: %s', (_what, change, unusable) => {
    expect(factsOf({ contacts: [{ ...contact, ...change }] }).emergencyContacts[0]).toMatchObject({
      unusable,
    });
  });

  test('a bar passes to the same person in another row, by number or by address, also from an ended row', () => {
    const sameNumber = { ...guardian, phones: contact.phones, bar, endedOn: today };
    const sameEmail = { ...guardian, email: 'Mia@example.com', bar };
    expect(factsOf({ guardians: [sameNumber] }).emergencyContacts[0]?.barred).toBe(true);
    expect(
      factsOf({ guardians: [sameEmail], contacts: [{ ...contact, email: 'mia@example.com' }] })
        .emergencyContacts[0]?.barred,
    ).toBe(true);
    expect(factsOf({ guardians: [{ ...guardian, bar }] }).emergencyContacts[0]?.barred).toBe(false);
  });
});

describe('what a running case has to hear', () => {
  const between = (before: Partial<ClientRows>, after: Partial<ClientRows>) =>
    restrictionsBetween(factsOf(before), factsOf(after)).map((one) => [one.kind, one.why]);

  test.each<[string, Partial<ClientRows>, Partial<ClientRows>, string[][]]>([
    ['nothing changed', {}, {}, []],
    ['a label', {}, { channels: [{ ...channel, label: 'old' }] }, []],
    ['never', {}, { channels: [{ ...channel, neverContact: true }] }, [['channel', 'never-contact']]],
    ['stop', {}, { channels: [{ ...channel, optedOutAt: at }] }, [['channel', 'opt-out']]],
    ['no longer allowed', {}, { channels: [{ ...channel, allowed: false }] }, [['channel', 'client-asked']]],
    ['gone', {}, { channels: [] }, [['channel', 'client-asked']]],
    ['a permission', { channels: [{ ...channel, allowed: false }] }, {}, []],
    ['revoked', {}, { contacts: [{ ...contact, revokedOn: today }] }, [['emergency-contact', 'revoked']]],
    [
      'narrower',
      {},
      { contacts: [{ ...contact, scope: 'only-ask-to-check' }] },
      [['emergency-contact', 'revoked']],
    ],
    ['wider', {}, { contacts: [{ ...contact, scope: 'share-concern' }] }, []],
    ['barred', {}, { contacts: [{ ...contact, bar }] }, [['emergency-contact', 'barred']]],
    [
      'barred without any consent',
      { contacts: [{ ...contact, scope: 'none' }] },
      { contacts: [{ ...contact, scope: 'none', bar }] },
      [['emergency-contact', 'barred']],
    ],
    [
      'barred already',
      { contacts: [{ ...contact, bar }] },
      { contacts: [{ ...contact, bar, revokedOn: today }] },
      [],
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(between(before, after)).toEqual(expected);
  });
});
