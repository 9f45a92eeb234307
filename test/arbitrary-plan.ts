/** Any plan that a valid protocol, a client and a practice could make together. */
import * as fc from 'fast-check';
import type { Plan } from '#core/case/plan.ts';
import type { ContactChannelId, StepId } from '#core/ids.ts';
import type { Ladder, Step, StepKind } from '#core/protocol/protocol.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import type { SafeHours } from '#core/time/safe-hours.ts';
import { localTime } from '#core/time/zone.ts';
import { ben, brother, contact, email, mobileCall, mobileText, mother, nora, planFor, sue } from './plans.ts';

const safeHours: fc.Arbitrary<SafeHours | null> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  fc.constantFrom(
    { from: '00:00', to: '24:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
    { from: '09:00', to: '17:30', weekdays: [1, 2, 3, 4, 5] },
    { from: '01:30', to: '02:30', weekdays: [7] },
    { from: '10:00', to: '12:00', weekdays: [] },
  ),
);

const stepKinds: readonly StepKind[] = [
  'review-agreement',
  'call',
  'call',
  'check-in',
  'check-in',
  'check-in',
  'task',
  'decide',
  'contact-emergency-contact',
  'request-welfare-check',
  'letter',
  'follow-up',
  'caring-contact',
];

const stepDraft = fc.record({
  kind: fc.constantFrom(...stepKinds),
  anchor: fc.nat(9),
  waitMinutes: fc.constantFrom(0, 0, 5, 20, 90, 1440),
  channels: fc.constantFrom<Step['channels'][]>(
    ['sms', 'email'],
    ['sms', 'email'],
    ['email', 'sms'],
    ['sms'],
    [],
  ),
  firstAsked: fc.constantFrom<Step['firstAsked'][]>('owner', 'backup', 'on-call', 'supervisor'),
  answerMinutes: fc.constantFrom(1, 10, 30, 120),
});

/** Each step waits for the session, the confirmation or a step before it, as a valid protocol's do. */
const ladder: fc.Arbitrary<Ladder> = fc
  .record({
    drafts: fc.array(stepDraft, { minLength: 1, maxLength: 7 }),
    attempts: fc.nat(4),
    spreadHours: fc.constantFrom(0, 24, 72),
  })
  .map(({ drafts, attempts, spreadHours }) => ({
    minimumEffort: { attempts, spreadHours },
    steps: drafts.map(({ kind, anchor, channels, ...rest }, index): Step => {
      const anchors = [
        'session-start',
        'miss-confirmed',
        ...drafts.slice(0, index).map((_, i) => `step-${i}`),
      ];
      return {
        id: `step-${index}` as StepId,
        kind,
        timing: {
          after: anchors[anchor % anchors.length] as StepId,
          waitMinutes: rest.waitMinutes,
        },
        channels: kind === 'check-in' ? channels : kind === 'call' ? ['voice'] : [],
        template: kind === 'check-in' ? `wording-${index}` : null,
        firstAsked: rest.firstAsked,
        answerMinutes: rest.answerMinutes,
        needs: [],
      };
    }),
  }));

export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    tier: fc.constantFrom<Plan['tier'][]>('routine', 'elevated', 'high'),
    ladder,
    timeZone: fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
    hours: fc.tuple(safeHours, safeHours, safeHours, safeHours),
    allowed: fc.oneof(
      { weight: 3, arbitrary: fc.constant<number[]>([0, 1, 2, 3]) },
      fc.subarray<number>([0, 1, 2, 3]),
    ),
    sendable: fc.constantFrom<Plan['sendable'][]>(
      ['sms', 'email'],
      ['sms', 'email'],
      ['sms', 'email'],
      ['email'],
      [],
    ),
    chain: fc.constantFrom([nora], [nora, ben], [nora, ben, sue]),
    partTwo: fc.constantFrom(false, false, false, true),
    scope: fc.constantFrom<Plan['emergencyContacts'][number]['scope'][]>(
      'none',
      'only-ask-to-check',
      'share-concern',
    ),
    barred: fc.boolean(),
    lateMinutes: fc.constantFrom(5, 10, 60),
    reviewMinutes: fc.constantFrom(60, 240, 1440),
  })
  .map((drawn): Plan => {
    const plan = planFor(drawn.tier);
    const channels = [
      { id: mobileText, kind: 'sms' as const },
      { id: email, kind: 'email' as const },
      { id: mobileCall, kind: 'voice' as const },
      { id: 'second-mobile' as ContactChannelId, kind: 'sms' as const },
    ].map((channel, index) => ({
      ...channel,
      label: channel.kind,
      voicemailAllowed: true,
      safeHours: drawn.hours[index] ?? null,
    }));
    return {
      ...plan,
      client: { ...plan.client, timeZone: drawn.timeZone, partTwo: drawn.partTwo },
      protocol: {
        ...plan.protocol,
        ladder: drawn.ladder,
        limits: {
          ...plan.protocol.limits,
          lateMinutes: drawn.lateMinutes,
          reviewMinutes: drawn.reviewMinutes,
        },
      },
      channels: channels.filter((_, index) => drawn.allowed.includes(index)),
      sendable: drawn.sendable,
      emergencyContacts: [
        contact(mother, { scope: drawn.scope }),
        contact(brother, { barred: drawn.barred, doNotUseIf: 'they have quarrelled' }),
      ],
      chain: drawn.chain.map((staffId, index) => ({
        staffId,
        as: (['owner', 'backup', 'supervisor'] as const)[index] ?? 'on-call',
      })),
    };
  });

/** The same plan, but texts and email must have gone out so many minutes after the start of the session. */
export function closingSoon(plan: Plan, startsAt: Instant, minutes: number): Plan {
  const to = localTime(addMinutes(startsAt, minutes), plan.client.timeZone);
  const safeHours = { from: '00:00', to, weekdays: [1, 2, 3, 4, 5, 6, 7] };
  const channels = plan.channels.map((channel) =>
    channel.kind === 'voice' ? channel : { ...channel, safeHours },
  );
  return { ...plan, channels };
}
