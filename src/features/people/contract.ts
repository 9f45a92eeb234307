/** The shapes that the people API speaks; the browser and the server read the same ones. */
import { z } from 'zod';
import type { ClientId, ContactChannelId, EmergencyContactId, StaffId } from '#core/ids.ts';
import { tiers } from '#core/protocol/protocol.ts';
import type { Day, Instant } from '#core/time/instant.ts';
import { isCountry, isLanguage, isZone, readDay } from './read-fields.ts';

const id = <Id extends string>() => z.uuid() as unknown as z.ZodType<Id, Id>;
export const clientId = id<ClientId>();
export const staffId = id<StaffId>();
export const channelId = id<ContactChannelId>();
export const contactId = id<EmergencyContactId>();

/** Text without control characters, trimmed, so that two people see the same thing. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters; shorten it.`)
    .refine(isPlain, 'Contains invisible control characters; type it again.');
const isPlain = (value: string) => !/[^\P{Cc}\n\r\t]/u.test(value);
const line = (max: number) => text(max).regex(/^[^\r\n]*$/, 'Must be one line; remove the line break.');
const needed = (max: number) => line(max).min(1, 'Is empty; write something.');

export const day = z.string().transform((value, context): Day => {
  const read = readDay(value);
  if (read.ok) return read.value;
  context.addIssue({ code: 'custom', message: `${read.reason}; ${read.wayOut}` });
  return z.NEVER;
}) as unknown as z.ZodType<Day, string>;
const outDay = z.iso.date() as unknown as z.ZodType<Day, string>;
const outInstant = z.iso.datetime() as unknown as z.ZodType<Instant, string>;

const timeZone = z
  .string()
  .refine(isZone, 'Is not a time zone of the IANA list; choose one such as America/New_York.');
const language = z.string().refine(isLanguage, 'Is not a language code; use one such as en, es or pt-BR.');
const country = z
  .string()
  .refine(isCountry, 'Is not a country code; use two capital letters such as US or GB.');
/** The version that the person was looking at; another one means that somebody changed it meanwhile. */
const version = z.int().min(1);
export const versionOnly = z.strictObject({ version });

export const consentBasis = z.enum(['own', 'guardian', 'both']);
export const reference = z.strictObject({ system: needed(80), value: needed(200) });

export const clientInput = z.strictObject({
  preferredName: needed(120),
  legalName: line(200).default(''),
  pronouns: line(40).default(''),
  bornOn: day.nullable().default(null),
  timeZone,
  language,
  country,
  clinicianId: staffId,
  backupId: staffId.nullable().default(null),
  partTwo: z.boolean().default(false),
  consentBasis: consentBasis.default('own'),
  /** In the client's words. Nobody may ask why, so there is nowhere to write it. */
  confidentialRequest: text(2000).default(''),
  references: z.array(reference).max(20).default([]),
});
export type ClientInput = z.output<typeof clientInput>;

export const clientChange = z.strictObject({
  version,
  preferredName: needed(120).optional(),
  legalName: line(200).optional(),
  pronouns: line(40).optional(),
  bornOn: day.nullable().optional(),
  timeZone: timeZone.optional(),
  language: language.optional(),
  country: country.optional(),
  clinicianId: staffId.optional(),
  backupId: staffId.nullable().optional(),
  partTwo: z.boolean().optional(),
  consentBasis: consentBasis.optional(),
  confidentialRequest: text(2000).optional(),
  references: z.array(reference).max(20).optional(),
});
export type ClientChange = z.output<typeof clientChange>;

export const clientRecord = z.object({
  id: clientId,
  version,
  preferredName: z.string(),
  legalName: z.string(),
  pronouns: z.string(),
  bornOn: outDay.nullable(),
  timeZone: z.string(),
  language: z.string(),
  country: z.string(),
  clinicianId: staffId,
  backupId: staffId.nullable(),
  partTwo: z.boolean(),
  consentBasis,
  confidentialRequest: z.string(),
  references: z.array(z.object({ system: z.string(), value: z.string() })),
  endedOn: outDay.nullable(),
  createdAt: outInstant,
  updatedAt: outInstant,
});
export type ClientRecord = z.output<typeof clientRecord>;

export const clientEnding = z.strictObject({ version, endedOn: day });

const channelKind = z.enum(['sms', 'voice', 'email']);
const wallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Is not a time of day; write it like 08:30.');
export const safeHours = z
  .strictObject({
    from: wallClock,
    to: z.union([wallClock, z.literal('24:00')]),
    weekdays: z.array(z.int().min(1).max(7)).min(1, 'Names no day; choose at least one.').max(7).readonly(),
  })
  .refine((hours) => hours.from < hours.to, 'Must begin before they end; use two channels for a night.');

export const channelInput = z.strictObject({
  kind: channelKind,
  /** A phone number as people write it, or an email address; kept in one form. */
  address: needed(320),
  label: line(60).default(''),
  allowed: z.boolean().default(false),
  voicemailAllowed: z.boolean().default(false),
  safeHours: safeHours.nullable().default(null),
  position: z.int().min(0).max(1000).default(0),
  verifiedOn: day.nullable().default(null),
  neverContact: z.boolean().default(false),
});
export type ChannelInput = z.output<typeof channelInput>;

/** The address is missing on purpose: a new number is a new channel. */
export const channelChange = z.strictObject({
  version,
  label: line(60).optional(),
  allowed: z.boolean().optional(),
  voicemailAllowed: z.boolean().optional(),
  safeHours: safeHours.nullable().optional(),
  position: z.int().min(0).max(1000).optional(),
  verifiedOn: day.nullable().optional(),
  neverContact: z.boolean().optional(),
});
export type ChannelChange = z.output<typeof channelChange>;

export const channelRecord = z.object({
  id: channelId,
  clientId,
  version,
  kind: channelKind,
  address: z.string(),
  label: z.string(),
  allowed: z.boolean(),
  voicemailAllowed: z.boolean(),
  safeHours: z.object({ from: z.string(), to: z.string(), weekdays: z.array(z.int()).readonly() }).nullable(),
  position: z.int(),
  verifiedOn: outDay.nullable(),
  neverContact: z.boolean(),
  endedOn: outDay.nullable(),
  /** Set while "stop" stands for this address, whoever's channel it was said on. */
  optedOutAt: outInstant.nullable(),
  /** Other clients with the same number or address: a reply from it goes to a person. */
  sharedWith: z.array(clientId),
});
export type ChannelRecord = z.output<typeof channelRecord>;

export const optOutInput = z.strictObject({
  via: z.enum(['reply', 'provider', 'page', 'in-person']).default('in-person'),
});
export const optOutLifting = z.strictObject({ reason: needed(500) });

const phone = z.strictObject({ address: needed(60), label: line(60).default('') });
export const consentScope = z.enum(['none', 'only-ask-to-check', 'share-missed-session', 'share-concern']);
const barKind = z.enum(['custody', 'protective-order', 'client-said-never']);
export const barInput = z.strictObject({ version, kind: barKind, note: text(1000).default('') });
export const barLifting = z.strictObject({ version, reason: needed(1000) });
const bar = z.object({ kind: barKind, note: z.string(), on: outDay, by: staffId });

const scopeIsSigned = (contact: { scope: string; signedOn: Day | null }) =>
  contact.scope === 'none' || contact.signedOn !== null;
const signedMessage = 'A consent needs the day on which it was signed; add signedOn or set scope to none.';
const endsAfterStart = (contact: { signedOn: Day | null; expiresOn: Day | null }) =>
  !contact.signedOn || !contact.expiresOn || contact.expiresOn >= contact.signedOn;

const emergencyContactFields = z.strictObject({
  name: needed(200),
  relationship: line(80).default(''),
  phones: z.array(phone).max(5).default([]),
  email: line(320).default(''),
  language: language.default('en'),
  scope: consentScope.default('none'),
  signedOn: day.nullable().default(null),
  expiresOn: day.nullable().default(null),
  doNotUseIf: text(1000).default(''),
  canGoInPerson: z.boolean().default(false),
  position: z.int().min(0).max(1000).default(0),
});
export const emergencyContactInput = emergencyContactFields
  .refine(scopeIsSigned, { path: ['signedOn'], message: signedMessage })
  .refine(endsAfterStart, {
    path: ['expiresOn'],
    message: 'Lies before the day of signing; correct one of them.',
  });
export type EmergencyContactInput = z.output<typeof emergencyContactInput>;

/** The whole contact as it shall be; leaving a field out sets it to its default. */
export const emergencyContactChange = emergencyContactFields
  .extend({ version })
  .refine(scopeIsSigned, { path: ['signedOn'], message: signedMessage })
  .refine(endsAfterStart, {
    path: ['expiresOn'],
    message: 'Lies before the day of signing; correct one of them.',
  });
export type EmergencyContactChange = z.output<typeof emergencyContactChange>;

/** The reason is optional and stays so: nobody has to explain. */
export const revocationInput = z.strictObject({ version, revokedOn: day, reason: text(1000).default('') });

const outPhones = z.array(z.object({ address: z.string(), label: z.string() }));
export const emergencyContactRecord = z.object({
  id: contactId,
  clientId,
  version,
  name: z.string(),
  relationship: z.string(),
  phones: outPhones,
  email: z.string(),
  language: z.string(),
  scope: consentScope,
  signedOn: outDay.nullable(),
  expiresOn: outDay.nullable(),
  revokedOn: outDay.nullable(),
  revokedReason: z.string(),
  bar: bar.nullable(),
  doNotUseIf: z.string(),
  canGoInPerson: z.boolean(),
  position: z.int(),
  endedOn: outDay.nullable(),
});
export type EmergencyContactRecord = z.output<typeof emergencyContactRecord>;

export const custody = z.enum(['sole', 'joint', 'none', 'unknown']);
export const guardianInput = z.strictObject({
  name: needed(200),
  relationship: line(80).default(''),
  phones: z.array(phone).max(5).default([]),
  email: line(320).default(''),
  language: language.default('en'),
  custody: custody.default('unknown'),
  position: z.int().min(0).max(1000).default(0),
});
export type GuardianInput = z.output<typeof guardianInput>;
export const guardianChange = guardianInput.extend({ version });
export type GuardianChange = z.output<typeof guardianChange>;
export const guardianRecord = z.object({
  id: z.uuid(),
  clientId,
  version,
  name: z.string(),
  relationship: z.string(),
  phones: outPhones,
  email: z.string(),
  language: z.string(),
  custody,
  bar: bar.nullable(),
  position: z.int(),
  endedOn: outDay.nullable(),
});
export type GuardianRecord = z.output<typeof guardianRecord>;

export const tier = z.enum(tiers as ['routine', 'elevated', 'high']);
export const tierInput = z
  .strictObject({
    tier,
    reasons: text(4000).min(1, 'A judgement needs its reasons; write what you base it on.'),
    judgedOn: day,
    reviewBy: day.nullable().default(null),
  })
  .refine((judgement) => !judgement.reviewBy || judgement.reviewBy >= judgement.judgedOn, {
    path: ['reviewBy'],
    message: 'Lies before the judgement itself; choose a later day.',
  });
export type TierInput = z.output<typeof tierInput>;
export const tierRecord = z.object({
  id: z.uuid(),
  tier,
  reasons: z.string(),
  judgedBy: staffId,
  judgedOn: outDay,
  reviewBy: outDay.nullable(),
  enteredAt: outInstant,
});
export type TierRecord = z.output<typeof tierRecord>;

const planLines = z.array(text(500).min(1)).max(30).default([]);
const planPeople = z
  .array(z.strictObject({ name: needed(200), phone: line(60).default(''), note: text(500).default('') }))
  .max(30)
  .default([]);
/** The six sections of Stanley and Brown. People who distract are not thereby people who may be called. */
export const safetyPlanSections = z.strictObject({
  warningSigns: planLines,
  ownCoping: planLines,
  distractions: planLines,
  peopleToAsk: planPeople,
  professionals: planPeople,
  saferSurroundings: planLines,
  /** Where the full plan is when it is not written here, such as "paper record". */
  keptElsewhere: line(200).default(''),
});
export type SafetyPlanSections = z.output<typeof safetyPlanSections>;
export const safetyPlanInput = z.strictObject({ sections: safetyPlanSections, reviewedOn: day });
export const safetyPlanReview = z.strictObject({ reviewedOn: day });
export const safetyPlanRecord = z.object({
  version: z.int(),
  sections: safetyPlanSections,
  reviewedOn: outDay,
  writtenBy: staffId,
  enteredAt: outInstant,
});
export type SafetyPlanRecord = z.output<typeof safetyPlanRecord>;

/** What the client agreed to for a session that they miss. */
export const agreementTerms = z.strictObject({
  /** In which order to try; a kind that is missing here was not agreed. */
  channelOrder: z.array(channelKind).max(3).default([]),
  /** Own words about how to be reached: "Text first. Don't call work." */
  howToReachMe: text(2000).default(''),
  emergencyContact: z.enum(['may-be-called', 'ask-me-first', 'not-agreed']).default('not-agreed'),
  /** How long to wait before an emergency contact may be thought of. */
  emergencyContactAfterMinutes: z
    .int()
    .min(0)
    .max(14 * 24 * 60)
    .nullable()
    .default(null),
  responder: z
    .enum(['mobile-crisis-first', 'police-acceptable', 'no-police', 'not-discussed'])
    .default('not-discussed'),
  telehealthLocation: text(500).default(''),
  /** Wording: each stays off unless the client chose it. */
  mayNamePractice: z.boolean().default(false),
  maySayTherapy: z.boolean().default(false),
  /** For couples and groups: whether the others may hear that this client is not here. */
  mayTellOthersInSession: z.boolean().default(false),
  /** The client was told that text and email are not private, and still prefers them. */
  unencryptedWarned: z.boolean().default(false),
  notes: text(4000).default(''),
});
export type AgreementTerms = z.output<typeof agreementTerms>;
export const agreementInput = z.strictObject({ terms: agreementTerms });
/** The path of a pen in a box of 600 by 200: moves and lines, and nothing else that SVG can do. */
const drawing = z
  .string()
  .max(20_000, 'Is too long; clear it and sign once more.')
  .regex(
    /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+$/,
    'Is not the path of a pen; clear it and sign once more.',
  );
export const signatureInput = z.strictObject({
  signedName: needed(200),
  how: z.enum(['on-screen', 'on-paper']).default('on-screen'),
  /** Needed for paper: the day written on it. */
  signedOn: day.nullable().default(null),
  /** Only on the screen, and never needed: not everybody can draw. */
  drawing: drawing.nullable().default(null),
  /** Of the text that was read; a signature under another text is refused. */
  fingerprint: z.string().max(64).nullable().default(null),
});
export type SignatureInput = z.output<typeof signatureInput>;
export const agreementRecord = z.object({
  version: z.int(),
  terms: agreementTerms,
  writtenBy: staffId,
  enteredAt: outInstant,
  signedName: z.string().nullable(),
  signedAt: outInstant.nullable(),
  signedHow: z.enum(['on-screen', 'on-paper']).nullable(),
  drawing: z.string().nullable(),
});
export type AgreementRecord = z.output<typeof agreementRecord>;

/** The agreement as the client reads it. */
export const agreementDocument = z.object({
  language: z.string(),
  dir: z.enum(['ltr', 'rtl']),
  review: z
    .enum(['original', 'awaiting-review', 'reviewed'])
    .describe('Whether a person who speaks the language has read this translation'),
  title: z.string(),
  beginning: z.string(),
  parts: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
  agree: z.string(),
});
export type AgreementDocument = z.output<typeof agreementDocument>;
export const agreementReading = z.object({
  document: agreementDocument,
  fingerprint: z.string(),
  /** What stands on the screen around it, in the same language. */
  screen: z.object({
    name: z.string(),
    draw: z.string(),
    drawNote: z.string(),
    clear: z.string(),
    sign: z.string(),
    notNow: z.string(),
    thanks: z.string(),
    giveBack: z.string(),
  }),
});
export type AgreementReading = z.output<typeof agreementReading>;

export const duressWordInput = z.strictObject({ word: needed(80) });
export const duressWordKnown = z.object({ agreedAt: outInstant.nullable() });

export const locationInput = z.strictObject({
  label: line(60).default(''),
  address: text(500).min(1, 'Is empty; write the address.'),
  accessNotes: text(1000).default(''),
  country,
  confirmedOn: day.nullable().default(null),
  position: z.int().min(0).max(1000).default(0),
});
export type LocationInput = z.output<typeof locationInput>;
export const locationChange = locationInput.extend({ version });
export type LocationChange = z.output<typeof locationChange>;
export const locationRecord = z.object({
  id: z.uuid(),
  clientId,
  version,
  label: z.string(),
  address: z.string(),
  accessNotes: z.string(),
  country: z.string(),
  confirmedOn: outDay.nullable(),
  position: z.int(),
  endedOn: outDay.nullable(),
});
export type LocationRecord = z.output<typeof locationRecord>;

/** What helps if somebody is ever sent to look in; all of it freely given, none of it asked twice. */
export const welfareWishes = z.strictObject({
  responder: z
    .enum(['mobile-crisis-first', 'police-acceptable', 'no-police', 'not-discussed'])
    .default('not-discussed'),
  description: text(1000).default(''),
  medical: text(1000).default(''),
  languages: line(200).default(''),
  weapons: text(500).default(''),
  whatHelps: text(1000).default(''),
  whatMakesItWorse: text(1000).default(''),
  household: text(1000).default(''),
});
export type WelfareWishes = z.output<typeof welfareWishes>;
export const welfareInput = z.strictObject({
  /** 0 when nothing has been written yet. */
  version: z.int().min(0),
  wishes: welfareWishes,
});
export const welfareRecord = z.object({ version: z.int(), wishes: welfareWishes });

/** What a record lacks. */
export const gap = z.object({ lack: z.string(), words: z.string(), serious: z.boolean() });
export type GapWords = z.output<typeof gap>;

/** What is looked for is a name: it comes in a body, since proxies write down every address. */
const looksFor = {
  text: z.string().max(200).default(''),
  limit: z.int().min(1).max(200).default(50),
  after: clientId.nullable().default(null),
};

export const clientSearch = z.strictObject({ ...looksFor, ended: z.boolean().default(false) });

export const overviewQuery = z.strictObject({
  ...looksFor,
  show: z.enum(['all', 'with-gaps', 'elevated', 'ended']).default('all'),
  clinicianId: staffId.nullable().default(null),
});
export type OverviewQuery = z.output<typeof overviewQuery>;

export const overview = z.object({
  clients: z.array(
    z.object({
      id: clientId,
      preferredName: z.string(),
      legalName: z.string(),
      pronouns: z.string(),
      clinicianId: staffId,
      references: z.array(z.string()),
      endedOn: outDay.nullable(),
      tier: tier.nullable().describe('Null when nobody has judged, and for whoever may not read judgements'),
      gaps: z.array(gap),
    }),
  ),
  /** Ask for those after this one; a page may be shorter than asked for and still not be the last. */
  next: clientId.nullable(),
});
export type Overview = z.output<typeof overview>;
export type OverviewLine = Overview['clients'][number];
