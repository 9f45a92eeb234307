/** What a message is for, and what it may hold. The words themselves are in `wordings/` and in the practice's own versions. */

export const languages = ['en', 'es', 'fr', 'de'] as const;
/** The linter knows their words, and Kept comes with texts in each. */
export type Language = (typeof languages)[number];

export const templateMedia = ['sms', 'email', 'letter'] as const;
export type TemplateMedium = (typeof templateMedia)[number];

/** A closed list: whatever else stands in braces is a mistake. */
export const variables = [
  'preferredName',
  'callerName',
  'link',
  'byTime',
  'practiceName',
  'numbers',
] as const;
export type Variable = (typeof variables)[number];

export const templateIds = [
  'running-late',
  'check-in',
  'check-in-again',
  'check-in-last',
  'thank-you',
  'running-late-answer',
  'numbers-to-call',
  'letter',
  'staff-asked',
  'staff-all-clear',
  'staff-late',
  'staff-unopened',
  'staff-text',
  'staff-evening',
  'staff-sending',
  'staff-sending-over',
] as const;
export type TemplateId = (typeof templateIds)[number];

export interface TemplatePurpose {
  readonly audience: 'client' | 'staff';
  readonly media: readonly TemplateMedium[];
  /** Without these the message fails its purpose: nobody could say who writes, or answer. */
  readonly needs: readonly Variable[];
  readonly may: readonly Variable[];
  /** What the message gives away by being sent at all, in words that follow "learns". */
  readonly givesAway: string | null;
}

const toClient = { audience: 'client', media: ['sms', 'email'] } as const;
const checkIn = {
  ...toClient,
  needs: ['callerName', 'link'],
  may: ['preferredName', 'practiceName'],
} as const;
const answer = { ...toClient, needs: [], may: ['preferredName', 'callerName', 'practiceName'] } as const;
const toStaff = { audience: 'staff', media: ['sms', 'email'], givesAway: null } as const;

export const purposes: Readonly<Record<TemplateId, TemplatePurpose>> = {
  'running-late': { ...checkIn, givesAway: 'that they were expected about now' },
  'check-in': { ...checkIn, givesAway: 'that they were expected today and did not come' },
  'check-in-again': { ...checkIn, givesAway: 'that somebody has been trying to reach them' },
  'check-in-last': { ...checkIn, givesAway: 'that somebody has been trying to reach them' },
  'thank-you': { ...answer, givesAway: 'that they have just answered somebody' },
  'running-late-answer': { ...answer, givesAway: 'that they are expected somewhere today' },
  'numbers-to-call': {
    ...toClient,
    needs: ['callerName', 'numbers'],
    may: ['preferredName', 'practiceName'],
    givesAway: 'that they have told somebody that they are not well',
  },
  letter: {
    audience: 'client',
    media: ['letter'],
    needs: ['preferredName', 'callerName'],
    may: ['practiceName'],
    givesAway: 'that somebody hoped to see them and has not heard from them',
  },
  'staff-asked': { ...toStaff, needs: ['byTime', 'link'], may: [] },
  'staff-all-clear': { ...toStaff, needs: [], may: ['link'] },
  'staff-late': { ...toStaff, needs: ['byTime', 'link'], may: [] },
  'staff-unopened': { ...toStaff, needs: ['byTime', 'link'], may: [] },
  'staff-text': { ...toStaff, needs: ['byTime', 'link'], may: [] },
  'staff-evening': { ...toStaff, needs: ['link'], may: [] },
  'staff-sending': { ...toStaff, needs: ['byTime', 'link'], may: [] },
  'staff-sending-over': { ...toStaff, needs: [], may: ['link'] },
};

export interface Review {
  /** Who read it as a native speaker and as somebody who knows such clients. */
  readonly by: string;
  /** `2026-03-03` */
  readonly on: string;
}

/** One text in one language for one medium. Never changed once it exists: a case keeps the version it was sent in. */
export interface Wording {
  readonly id: TemplateId;
  readonly language: Language;
  readonly medium: TemplateMedium;
  /** 0 is built in; the practice's own count up from 1. */
  readonly version: number;
  /** Empty except for email. */
  readonly subject: string;
  readonly text: string;
  readonly reviewed: Review | null;
}

export type WordingReference = Pick<Wording, 'id' | 'language' | 'medium' | 'version'>;

export function isTemplateId(text: string): text is TemplateId {
  return (templateIds as readonly string[]).includes(text);
}

/** `es-MX` is Spanish; a language that the linter does not know is nobody's. */
export function languageOf(tag: string): Language | null {
  const base = tag.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === base) ?? null;
}
