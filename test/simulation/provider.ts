/**
 * The providers of texts and mail, as the simulated world has them. They do not forget a second send of one key: every
 * arrival counts. What they say of it comes late, twice, out of order, before the sender has heard, or never.
 */
import type { MessageKey } from '#core/ids.ts';
import type { DeliveryReport } from '#engine/delivery-reports.ts';
import type { Carrier, FindResult, Medium, OutgoingMessage, SendResult } from '#engine/ports.ts';
import type { Chance } from './chance.ts';
import type { Machine } from './machine.ts';
import type { Stage } from './stage.ts';

/** How well the providers of a seed behave. */
export interface ProviderManners {
  /** Whether it can be asked what it knows of a key. */
  readonly canBeAsked: boolean;
  readonly refusesForNow: number;
  readonly refusesForGood: number;
  /** The answer to a send is lost; the message has arrived or not. */
  readonly losesAnswers: number;
  readonly failsToSay: number;
  readonly slowestAnswerMs: number;
  readonly reports: boolean;
  readonly reportsTwice: number;
  readonly reportsNothing: number;
  readonly bounces: number;
}

export function mannersFrom(chance: Chance): ProviderManners {
  return {
    canBeAsked: chance.happens(0.6),
    refusesForNow: chance.one([0, 0.1, 0.3]),
    refusesForGood: chance.one([0, 0.05, 0.3]),
    losesAnswers: chance.one([0, 0.1, 0.4]),
    failsToSay: chance.one([0, 0.2]),
    slowestAnswerMs: chance.one([1, 2000, 30_000]),
    reports: chance.happens(0.7),
    reportsTwice: chance.one([0, 0.5]),
    reportsNothing: chance.one([0, 0.3]),
    bounces: chance.one([0, 0.2]),
  };
}

export interface Handed {
  readonly machine: Machine;
  readonly message: OutgoingMessage;
  readonly localNow: string;
}

export interface SimulatedProvider {
  carriersOf(machine: Machine): ReadonlyMap<Medium, Carrier>;
  /** What was handed over since the last look. */
  takeHanded(): readonly Handed[];
  readonly arrived: readonly (OutgoingMessage & { readonly medium: Medium })[];
}

export interface ProviderWorld {
  readonly stage: Stage;
  readonly manners: ProviderManners;
  readonly hear: (report: DeliveryReport) => void;
  readonly onArrival: (message: OutgoingMessage) => void;
}

/** A carrier gives up a send after this long, and nothing of it reaches the provider later. */
const carrierGivesUpMs = 30_000;

export function simulatedProvider(world: ProviderWorld): SimulatedProvider {
  const { stage, manners } = world;
  const { chance } = stage;
  const arrived: (OutgoingMessage & { readonly medium: Medium })[] = [];
  let handed: Handed[] = [];

  function arrive(medium: Medium, message: OutgoingMessage): void {
    arrived.push({ ...message, medium });
    stage.tally.counts('messages arrived');
    world.onArrival(message);
    if (manners.reports) scheduleReports(message.key);
  }

  function scheduleReports(key: MessageKey): void {
    if (chance.happens(manners.reportsNothing)) return;
    const end = chance.happens(manners.bounces) ? ('failed' as const) : ('delivered' as const);
    for (const state of chance.happens(0.5) ? [end] : (['sent', end] as const)) {
      const times = chance.happens(manners.reportsTwice) ? 2 : 1;
      for (let time = 0; time < times; time += 1) {
        const afterMs = chance.one([0, 1000, 20_000, 600_000, 7_200_000]) + chance.whole(5000);
        const byKey = chance.happens(0.3);
        const report = { key: byKey ? key : null, providerId: idOf(key), state, code: '', reason: '' };
        stage.at(stage.ms + afterMs, `the provider reports ${state}`, () => world.hear(report));
      }
    }
  }

  function send(machine: Machine, medium: Medium, message: OutgoingMessage): Promise<SendResult> {
    handed.push({ machine, message, localNow: machine.now });
    const answerMs = chance.whole(manners.slowestAnswerMs);
    const answer = (result: SendResult, afterMs = answerMs) =>
      stage.wait<SendResult>(
        machine,
        { kind: 'provider', label: `answer to a send: ${result.kind}`, readyMs: stage.ms + afterMs },
        async () => result,
      );
    if (chance.happens(manners.refusesForGood))
      return answer({ kind: 'failed', permanent: true, code: '550', reason: 'No such address.' });
    if (chance.happens(manners.refusesForNow))
      return answer({ kind: 'failed', permanent: false, code: '429', reason: 'Too many at once.' });
    const isLost = chance.happens(manners.losesAnswers);
    if (!isLost || chance.happens(0.5)) {
      const arrivesMs = stage.ms + chance.whole(answerMs + 1);
      stage.at(arrivesMs, `a message arrives: ${message.key}`, () => arrive(medium, message));
    }
    return isLost
      ? answer(
          { kind: 'unknown', providerId: null, code: 'timeout', reason: 'No answer in time.' },
          carrierGivesUpMs,
        )
      : answer({ kind: 'accepted', providerId: idOf(message.key) });
  }

  function find(machine: Machine, { key }: OutgoingMessage): Promise<FindResult> {
    const readyMs = stage.ms + chance.whole(2000);
    return stage.wait<FindResult>(
      machine,
      { kind: 'provider', label: 'answer to a look-up', readyMs },
      async () => {
        if (chance.happens(manners.failsToSay)) return { kind: 'cannot-say' };
        return arrived.some((message) => message.key === key)
          ? { kind: 'accepted', providerId: idOf(key) }
          : { kind: 'never-received' };
      },
    );
  }

  return {
    arrived,
    takeHanded() {
      const taken = handed;
      handed = [];
      return taken;
    },
    carriersOf(machine) {
      const { life } = machine;
      const carrier = (medium: Medium): Carrier => ({
        medium,
        name: `provider of ${medium}`,
        send: (message) => (machine.life === life ? send(machine, medium, message) : stage.never),
        ...(manners.canBeAsked &&
          medium === 'sms' && {
            find: (message: OutgoingMessage) =>
              machine.life === life ? find(machine, message) : stage.never,
          }),
      });
      return new Map([
        ['sms', carrier('sms')],
        ['email', carrier('email')],
      ]);
    },
  };
}

const idOf = (key: MessageKey) => `out-there-${key}`;
