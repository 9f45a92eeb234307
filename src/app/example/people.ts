/**
 * The same few people everywhere: the example practice, tests, stories, pictures, examples/clients.csv. All of them are
 * invented. Days are counted back from the instant at which they settle in, so that "13 months old" stays true.
 */

import type { z } from 'zod';
import type { ClientId, StaffId } from '#core/ids.ts';
import type { Tier } from '#core/protocol/protocol.ts';
import type { Day } from '#core/time/instant.ts';
import type { agreementTerms, safeHours } from '#features/people/contract.ts';

const id = <Id extends string>(last: string) => `0190a000-0000-7000-8000-${last.padStart(12, '0')}` as Id;

export interface CastStaff {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: 'owner' | 'clinician' | 'supervisor' | 'front-desk' | 'auditor';
}

const member = (last: string, name: string, email: string, role: CastStaff['role']): CastStaff => ({
  id: id<StaffId>(last),
  name,
  email: `${email}@riverside.example`,
  role,
});

/** Owns the practice and sees clients: an owner may do all that a clinician may. */
export const ada = member('a1', 'Dr Ada Okafor', 'ada', 'owner');
export const lena = member('a2', 'Lena Lindqvist', 'lena', 'clinician');
export const marcus = member('a3', 'Marcus Bell', 'marcus', 'supervisor');
export const priya = member('a4', 'Priya Nair', 'priya', 'front-desk');
export const tom = member('a5', 'Tom Hale', 'tom', 'auditor');

/** Days before the cast settles in; a negative number lies ahead. */
export type DaysAgo = number;

export interface CastClient {
  readonly id: ClientId;
  readonly preferredName: string;
  readonly legalName?: string;
  readonly pronouns: string;
  readonly bornOn: Day;
  readonly timeZone: string;
  readonly language: string;
  readonly country: string;
  readonly clinician: CastStaff;
  /** Who is asked when the clinician does not answer. */
  readonly backup: CastStaff;
  readonly mobile: string;
  readonly email: string;
  /** In the order in which to try them; what is missing is not allowed. */
  readonly allowed: readonly ('sms' | 'voice' | 'email')[];
  /** When they may be written to; the usual hours where nothing is said. */
  readonly safeHours?: z.input<typeof safeHours>;
  readonly mobileVerified: DaysAgo | null;
  readonly tier: {
    readonly tier: Tier;
    readonly reasons: string;
    readonly judged: DaysAgo;
    readonly reviewBy: DaysAgo;
  } | null;
  readonly safetyPlanReviewed: DaysAgo | null;
  readonly agreement: {
    readonly signed: DaysAgo;
    readonly terms: Partial<ReturnType<typeof agreementTerms.parse>>;
  } | null;
  readonly contact: {
    readonly name: string;
    readonly relationship: string;
    readonly phone: string;
    readonly scope: 'only-ask-to-check' | 'share-missed-session' | 'share-concern';
    readonly signed: DaysAgo;
  } | null;
  readonly location: string | null;
}

const newYork = { timeZone: 'America/New_York', language: 'en', country: 'US' };

/** Elevated; text first, never at work; her sister Mia may be called. */
export const ana: CastClient = {
  ...newYork,
  id: id('c1'),
  preferredName: 'Ana Reyes',
  pronouns: 'she/her',
  bornOn: '1991-04-17' as Day,
  clinician: ada,
  backup: lena,
  mobile: '+19175550142',
  email: 'ana@example.com',
  allowed: ['sms', 'voice', 'email'],
  mobileVerified: 80,
  tier: { tier: 'elevated', reasons: 'Recent loss, lives alone.', judged: 20, reviewBy: -70 },
  safetyPlanReviewed: 80,
  agreement: {
    signed: 80,
    terms: {
      channelOrder: ['sms', 'voice', 'email'],
      howToReachMe: 'Text first. Don’t call work.',
      emergencyContact: 'may-be-called',
      emergencyContactAfterMinutes: 60,
      responder: 'mobile-crisis-first',
    },
  },
  contact: {
    name: 'Mia Reyes',
    relationship: 'sister',
    phone: '+19175550143',
    scope: 'share-missed-session',
    signed: 80,
  },
  location: '12 Example Street, Apt 3, New York',
};

/** Routine, nothing unusual. */
export const ben: CastClient = {
  ...newYork,
  id: id('c2'),
  preferredName: 'Ben Turner',
  pronouns: 'he/him',
  bornOn: '1984-11-02' as Day,
  clinician: lena,
  backup: ada,
  mobile: '+19175550151',
  email: 'ben@example.com',
  allowed: ['sms', 'email', 'voice'],
  mobileVerified: 40,
  tier: { tier: 'routine', reasons: 'No present concern.', judged: 40, reviewBy: -140 },
  safetyPlanReviewed: null,
  agreement: { signed: 40, terms: { channelOrder: ['sms', 'email', 'voice'] } },
  contact: null,
  location: null,
};

/** Nobody has ever checked her number, and nobody has judged her tier. */
export const cara: CastClient = {
  ...newYork,
  id: id('c3'),
  preferredName: 'Cara Moss',
  pronouns: 'she/her',
  bornOn: '1999-01-30' as Day,
  clinician: lena,
  backup: ada,
  mobile: '+19175550162',
  email: 'cara@example.com',
  allowed: ['email'],
  mobileVerified: null,
  tier: null,
  safetyPlanReviewed: null,
  agreement: null,
  contact: null,
  location: null,
};

/** High, with a safety plan that nobody has looked at for thirteen months. */
export const dev: CastClient = {
  ...newYork,
  id: id('c4'),
  preferredName: 'Dev Patel',
  pronouns: 'he/him',
  bornOn: '1978-07-09' as Day,
  clinician: ada,
  backup: lena,
  mobile: '+19175550173',
  email: 'dev@example.com',
  allowed: ['voice', 'sms'],
  mobileVerified: 30,
  tier: { tier: 'high', reasons: 'Attempt last spring; means at home.', judged: 15, reviewBy: -15 },
  safetyPlanReviewed: 400,
  agreement: {
    signed: 400,
    terms: {
      channelOrder: ['voice', 'sms'],
      emergencyContact: 'may-be-called',
      responder: 'police-acceptable',
    },
  },
  contact: {
    name: 'Nisha Patel',
    relationship: 'wife',
    phone: '+19175550174',
    scope: 'share-concern',
    signed: 400,
  },
  location: '48 Sample Avenue, New York',
};

/** A couple: each has a record, a case and a consent of their own. */
export const eli: CastClient = {
  ...newYork,
  id: id('c5'),
  preferredName: 'Eli Gray',
  pronouns: 'he/him',
  bornOn: '1988-03-21' as Day,
  clinician: lena,
  backup: ada,
  mobile: '+19175550184',
  email: 'eli@example.com',
  allowed: ['sms', 'email'],
  mobileVerified: 120,
  tier: { tier: 'routine', reasons: 'No present concern.', judged: 120, reviewBy: -60 },
  safetyPlanReviewed: null,
  agreement: { signed: 120, terms: { channelOrder: ['sms', 'email'] } },
  contact: null,
  location: null,
};

export const sam: CastClient = {
  ...eli,
  id: id('c6'),
  preferredName: 'Sam Gray',
  pronouns: 'they/them',
  bornOn: '1990-12-05' as Day,
  mobile: '+19175550185',
  email: 'sam@example.com',
};

/** Lives in London, five hours ahead of the practice. */
export const fay: CastClient = {
  id: id('c7'),
  preferredName: 'Fay Olsen',
  pronouns: 'she/her',
  bornOn: '1995-06-14' as Day,
  timeZone: 'Europe/London',
  language: 'en',
  country: 'GB',
  clinician: ada,
  backup: lena,
  mobile: '+447700900123',
  email: 'fay@example.org',
  allowed: ['sms', 'email'],
  mobileVerified: 60,
  tier: { tier: 'routine', reasons: 'No present concern.', judged: 60, reviewBy: -120 },
  safetyPlanReviewed: null,
  agreement: { signed: 60, terms: { channelOrder: ['sms', 'email'] } },
  contact: null,
  location: null,
};

/** Is written to in Spanish. */
export const gil: CastClient = {
  ...newYork,
  language: 'es',
  id: id('c8'),
  preferredName: 'Gil Soto',
  legalName: 'Gilberto Soto Marín',
  pronouns: 'él',
  bornOn: '1970-10-10' as Day,
  clinician: lena,
  backup: ada,
  mobile: '+19175550196',
  email: 'gil@example.com',
  allowed: ['email', 'sms'],
  mobileVerified: 25,
  tier: { tier: 'routine', reasons: 'No present concern.', judged: 25, reviewBy: -155 },
  safetyPlanReviewed: null,
  agreement: { signed: 25, terms: { channelOrder: ['email', 'sms'] } },
  contact: {
    name: 'Rosa Soto',
    relationship: 'hija',
    phone: '+19175550197',
    scope: 'only-ask-to-check',
    signed: 25,
  },
  location: null,
};

export const clients: readonly CastClient[] = [ana, ben, cara, dev, eli, sam, fay, gil];
