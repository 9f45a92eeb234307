/** What a person may put on record in a case over the wire: one resource for each thing. */
import { z } from 'zod';
import type { Command, CommandType } from '#core/case/commands.ts';
import type { StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Role } from '#features/access/facts.ts';
import { at, deskCommands, nullable, text, uuid, words } from './contract.ts';

const stepId = z.string().min(1).max(60);

const disclosure = z.strictObject({
  recipient: text(200).min(1),
  address: text(300).default(''),
  description: words.min(1),
  purpose: words.min(1),
});

const followUp = z.strictObject({ ownerId: uuid, dueAt: at, text: words.min(1) });
const doubt = z.enum([
  'session-cancelled',
  'session-moved',
  'unread-message',
  'clinician-absent',
  'link-broken',
  'zone-mismatch',
  'seen-elsewhere',
]);
const absenceOutcome = z.enum([
  'late-arrival',
  'late-cancellation',
  'clinician-absent',
  'technical-failure',
  'kept-elsewhere',
]);

const desk: readonly Role[] = ['clinician', 'supervisor', 'front-desk'];
const clinical: readonly Role[] = ['clinician', 'supervisor'];

export const rolesFor = (command: CommandType): readonly Role[] =>
  deskCommands.includes(command) ? desk : clinical;

export interface CommandRoute {
  /** Below `/cases/:caseId/`; what is put there is a thing, not a verb. */
  readonly path: string;
  readonly command: CommandType;
  readonly summary: string;
  readonly body: z.ZodType<Record<string, unknown>>;
}

export const commandRoutes: readonly CommandRoute[] = [
  {
    path: 'lateness',
    command: 'note-lateness',
    summary: 'The client is not here yet',
    body: z.strictObject({}),
  },
  {
    path: 'miss',
    command: 'confirm-missed',
    summary: 'Confirm that the client was not seen',
    body: z.strictObject({ clears: z.array(doubt).default([]), note: words.default('') }),
  },
  {
    path: 'doubt-clearance',
    command: 'clear-doubts',
    summary: 'What spoke against a missed session is cleared up',
    body: z.strictObject({ doubts: z.array(doubt).min(1), note: words.min(1) }),
  },
  {
    path: 'absence-outcome',
    command: 'record-outcome',
    summary: 'It was no miss: late arrival, cancellation, our own absence',
    body: z.strictObject({ outcome: absenceOutcome, note: words.default('') }),
  },
  {
    path: 'agreement-review',
    command: 'review-agreement',
    summary: 'The safety agreement was reviewed',
    body: z.strictObject({ note: words.default('') }),
  },
  {
    path: 'attempts',
    command: 'record-attempt',
    summary: 'An attempt to reach the client, by hand',
    body: z.strictObject({
      medium: z.enum(['call', 'text', 'email', 'portal', 'in-person', 'letter']),
      channelId: nullable(uuid),
      stepId: nullable(stepId),
      result: z.enum([
        'spoke-with-client',
        'someone-else-answered',
        'voicemail-left',
        'no-answer',
        'busy',
        'wrong-number',
        'not-in-service',
        'sent',
        'undelivered',
        'unknown',
      ]),
      happenedAt: nullable(at),
      note: words.default(''),
    }),
  },
  {
    path: 'check-ins',
    command: 'send-check-in',
    summary: 'Send this check-in now',
    body: z.strictObject({ stepId }),
  },
  {
    path: 'completed-steps',
    command: 'complete-step',
    summary: 'A step was done',
    body: z.strictObject({ stepId, note: words.default('') }),
  },
  {
    path: 'skipped-steps',
    command: 'skip-step',
    summary: 'A step is left out, for a reason',
    body: z.strictObject({ stepId, reason: words.min(1) }),
  },
  {
    path: 'answers',
    command: 'answer-ask',
    summary: 'Answer an open question',
    body: z.strictObject({ askId: z.string().max(40), note: words.min(1) }),
  },
  {
    path: 'settled-replies',
    command: 'settle-reply',
    summary: 'What a reply means',
    body: z.strictObject({
      replyId: uuid,
      as: z.enum(['client-is-safe', 'carry-on']),
      note: words.min(1),
      withEarlier: z.boolean().default(false),
    }),
  },
  {
    path: 'resumption',
    command: 'resume-ladder',
    summary: 'Let the protocol go on',
    body: z.strictObject({ note: words.min(1) }),
  },
  {
    path: 'lease',
    command: 'take-case',
    summary: 'I have it, for a while',
    body: z.strictObject({}),
  },
  {
    path: 'delegation',
    command: 'delegate',
    summary: 'Give a task to somebody, with instructions and a deadline',
    body: z.strictObject({ to: uuid, instructions: words.min(1), deadlineAt: at }),
  },
  {
    path: 'delegation-end',
    command: 'end-delegation',
    summary: 'The delegated task is done or taken back',
    body: z.strictObject({ note: words.default('') }),
  },
  {
    path: 'handover',
    command: 'offer-handover',
    summary: 'Offer the case to another owner',
    body: z.strictObject({ to: uuid, note: words.default('') }),
  },
  {
    path: 'handover-answer',
    command: 'answer-handover',
    summary: 'Accept or decline a hand-over',
    body: z.strictObject({ accepted: z.boolean() }),
  },
  {
    path: 'owner',
    command: 'take-over',
    summary: 'Take the case over',
    body: z.strictObject({ reason: words.min(1) }),
  },
  {
    path: 'concern',
    command: 'judge-concern',
    summary: 'How concerned you are, with reasons',
    body: z.strictObject({
      level: z.enum(['as-usual', 'worried', 'imminent-danger']),
      reasons: words.min(1),
    }),
  },
  {
    path: 'consultations',
    command: 'record-consultation',
    summary: 'A colleague was consulted',
    body: z.strictObject({
      withName: text(200).min(1),
      withStaffId: nullable(uuid),
      question: words.min(1),
      advice: words.min(1),
      agreed: z.boolean(),
    }),
  },
  {
    path: 'consultation-waiver',
    command: 'waive-consultation',
    summary: 'Nobody could be consulted, for a reason',
    body: z.strictObject({
      why: z.enum(['solo-practice', 'emergency', 'nobody-reachable']),
      reason: words.min(1),
    }),
  },
  {
    path: 'decisions-not-to-escalate',
    command: 'decide-not-to-escalate',
    summary: 'Decide not to escalate, with a time to look again',
    body: z.strictObject({ stepId: nullable(stepId), reasons: words.min(1), lookAgainAt: at }),
  },
  {
    path: 'emergency-contact-requests',
    command: 'request-emergency-contact',
    summary: 'Decide to contact an emergency contact',
    body: z.strictObject({
      contactId: uuid,
      basis: z.enum(['consent', 'serious-and-imminent']),
      reason: words.min(1),
      facts: words.default(''),
      reveals: z.array(
        z.enum([
          'caller-name',
          'client-name',
          'request-to-check',
          'missed-session',
          'last-contact',
          'concern',
          'location',
        ]),
      ),
      conditionChecked: z.boolean().default(false),
    }),
  },
  {
    path: 'emergency-contact-results',
    command: 'record-emergency-contact',
    summary: 'What came of contacting an emergency contact',
    body: z.strictObject({
      contactId: uuid,
      result: z.enum([
        'knows-client-is-safe',
        'will-check',
        'cannot-help',
        'voicemail-left',
        'someone-else-answered',
        'no-answer',
        'wrong-number',
      ]),
      said: words.default(''),
      happenedAt: nullable(at),
      disclosure: nullable(disclosure),
    }),
  },
  {
    path: 'welfare-checks',
    command: 'request-welfare-check',
    summary: 'A welfare check was asked for',
    body: z.strictObject({
      agency: z.strictObject({
        name: text(200).min(1),
        kind: z.enum([
          'mobile-crisis',
          'ambulance',
          'hospital',
          'police-non-emergency',
          'emergency-services',
        ]),
        phone: text(40),
      }),
      location: z.strictObject({ text: words.min(1), confirmedAt: nullable(at) }),
      basis: words.min(1),
      alternativesConsidered: words.min(1),
      whyThisAgency: words.min(1),
      callTaker: text(200).default(''),
      incidentNumber: text(100).default(''),
      happenedAt: nullable(at),
      disclosure,
      callBackAt: nullable(at),
    }),
  },
  {
    path: 'welfare-check-results',
    command: 'record-welfare-check',
    summary: 'What came of a welfare check',
    body: z.strictObject({
      result: z.enum([
        'declined-by-agency',
        'seen-safe',
        'taken-to-care',
        'not-found',
        'no-answer-at-door',
        'found-dead',
      ]),
      incidentNumber: text(100).default(''),
      note: words.default(''),
      happenedAt: nullable(at),
    }),
  },
  {
    path: 'put-off-call-backs',
    command: 'put-off-call-back',
    summary: 'Call back later',
    body: z.strictObject({ about: text(60).min(1), callBackAt: at, note: words.min(1) }),
  },
  {
    path: 'all-clears',
    command: 'give-all-clear',
    summary: 'Somebody who was told hears that it is over',
    body: z.strictObject({ party: text(60).min(1), how: words.min(1) }),
  },
  {
    path: 'closure',
    command: 'close-case',
    summary: 'Close with a coded outcome or a plan',
    body: z.strictObject({
      outcome: z.enum([
        ...absenceOutcome.options,
        'client-said-ok',
        'client-reached',
        'safe-by-emergency-contact',
        'safe-by-welfare-check',
        'in-care',
        'transferred',
        'plan-made',
        'suicide-attempt',
        'death',
      ]),
      note: words.min(1),
      followUp: nullable(followUp),
    }),
  },
  {
    path: 'follow-up-completion',
    command: 'complete-follow-up',
    summary: 'The follow-up was done',
    body: z.strictObject({ note: words.min(1) }),
  },
  {
    path: 'reopening',
    command: 'reopen-case',
    summary: 'Open a closed case again',
    body: z.strictObject({ reason: words.min(1) }),
  },
  {
    path: 'addenda',
    command: 'add-addendum',
    summary: 'Add to an earlier entry; the original stays',
    body: z.strictObject({ toSequence: z.int().min(1), text: words.min(1) }),
  },
];

/** What was just now has no time of its own on the wire: a browser's clock may be ahead of the server's. */
export function commandOf(
  { command }: CommandRoute,
  body: Readonly<Record<string, unknown>>,
  staffId: StaffId,
  now: Instant,
): Command {
  const justNow = body.happenedAt === null && { happenedAt: now };
  return { type: command, by: { kind: 'staff', staffId }, ...body, ...justNow } as unknown as Command;
}
