/** The program without its doors: engine, features and carriers connected, the same for the server, tests and rehearsals. */
import { pretendPhone } from '#adapters/pretend-phone.ts';
import { vapidKeysOf } from '#adapters/vapid-keys.ts';
import type { StaffId } from '#core/ids.ts';
import { watchClaims } from '#engine/claims.ts';
import type { Delivery } from '#engine/deliver.ts';
import type { Carrier, Clock, Database, Jobs, Log, Medium, NewId, Tx } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import { type CarrierStanding, watchStandings } from '#engine/standings.ts';
import type { Leaving, StillTheirs } from '#features/access/facts.ts';
import { questionAboutCry } from '#features/cases/alarm-people.ts';
import { composeMessages } from '#features/cases/compose-messages.ts';
import {
  hearExplanation,
  hearPageReply,
  hearRestriction,
  hearSessionChange,
  isUnread,
} from '#features/cases/hear.ts';
import { hearLeaving, passOnFromThoseWhoLeft } from '#features/cases/hear-leaving.ts';
import type { HearTextDeps } from '#features/cases/hear-text.ts';
import { learnOfNumbers } from '#features/cases/learn-of-numbers.ts';
import type { CaseDeps } from '#features/cases/mark-session.ts';
import { type AbsenceDeps, sendableKinds } from '#features/cases/open-absences.ts';
import { projectPresence } from '#features/cases/project.ts';
import { type CheckInDeps, linkFor } from '#features/check-in/facts.ts';
import type { AlarmDeps } from '#features/paging/alarms.ts';
import type { AnswerDeps } from '#features/paging/answer.ts';
import { endWays } from '#features/paging/end-ways.ts';
import { followCases } from '#features/paging/follow-cases.ts';
import type { WayDeps } from '#features/paging/own-ways.ts';
import type { PagerDeps } from '#features/paging/page-due.ts';
import { pageLinkFor } from '#features/paging/token.ts';
import { type Restriction, takeOutAgreedWord } from '#features/people/facts.ts';
import { currentProtocol } from '#features/protocols/facts.ts';
import type { SessionDeps } from '#features/sessions/facts.ts';
import { questionAboutDuty } from '#features/today/duty.ts';
import type { EveningDeps } from '#features/today/evening.ts';

/** What the world supplies. */
export interface World {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly carriers: ReadonlyMap<Medium, Carrier>;
  /** Who takes over where one of them fails. */
  readonly seconds?: ReadonlyMap<Medium, Carrier>;
  /** The instance's secret: seals links and derives what must not be stored. */
  readonly secret: string;
  /** Where people reach this instance: `https://kept.example.org`. */
  readonly publicAddress: string;
  /** Whether a mailbox for answers is set. */
  readonly watchesMailbox?: boolean;
  /** How often the canary flies; 0, or nothing said, for never. */
  readonly canaryMinutes?: number;
  /** ISO 3166-1 alpha-2; whose crisis lines stand on a page that belongs to nobody. */
  readonly defaultCountry: string;
}

export interface Program {
  readonly world: World;
  readonly engine: Engine;
  readonly delivery: Delivery;
  readonly absences: AbsenceDeps;
  readonly sessions: SessionDeps;
  readonly cases: CaseDeps;
  readonly checkIn: CheckInDeps;
  readonly paging: AnswerDeps & PagerDeps & WayDeps;
  readonly alarms: AlarmDeps;
  readonly texts: HearTextDeps;
  readonly evening: EveningDeps;
  /** How each carrier is doing, at most some seconds old. */
  readonly standings: () => Promise<readonly CarrierStanding[]>;
  /** How running cases hear that a permission was taken away. */
  restricted(tx: Tx, restriction: Restriction, by: StaffId | null): Promise<void>;
  /** How running cases hear that somebody leaves the practice. */
  leaving(tx: Tx, leaving: Leaving): Promise<StillTheirs>;
}

export function buildProgram(world: World): Program {
  const { database, clock, newId, jobs, log, carriers, secret, publicAddress, defaultCountry } = world;
  const media: ReadonlySet<Medium> = new Set(carriers.keys());
  const sessions: SessionDeps = {
    newId,
    askAfterMinutes: async (tx, clientIds) => {
      const { limits } = await currentProtocol(tx);
      return new Map(clientIds.map((clientId) => [clientId, limits.askAfterMinutes]));
    },
    onSessionChanged: (tx, change) => hearSessionChange(tx, engine, change),
  };
  const engine: Engine = {
    database,
    clock,
    newId,
    jobs,
    log,
    compose: composeMessages({ newId, secret, publicAddress, media }),
    projections: [
      projectPresence(sessions),
      passOnFromThoseWhoLeft(() => engine),
      learnOfNumbers(() => engine),
      followCases,
    ],
    onGone: (tx, practiceId, address, now) =>
      endWays(tx, { engine, publicAddress, media }, practiceId, address, now),
  };
  const absences: AbsenceDeps = { engine, sendable: sendableKinds.filter((kind) => carriers.has(kind)) };
  const alarms: AlarmDeps = { engine, secret, media, questionAbout };
  const { seconds = new Map<Medium, Carrier>() } = world;
  const standings = watchStandings({ database, clock, carriers, seconds });
  return {
    world,
    engine,
    standings,
    delivery: {
      engine,
      carriers,
      seconds,
      standings,
      pretend: pretendPhone,
      claims: watchClaims(clock),
      linkFor: (key, audience) => (audience === 'client' ? linkFor : pageLinkFor)(secret, publicAddress, key),
    },
    absences,
    sessions,
    cases: { ...absences, sessions },
    paging: {
      engine,
      media,
      secret,
      publicAddress,
      pushKey: media.has('push') ? vapidKeysOf(secret).publicKey : null,
    },
    alarms,
    texts: { engine, secret, publicAddress, staffMail: carriers.has('email'), alarms },
    evening: { alarms, publicAddress, staffMail: carriers.has('email') },
    checkIn: {
      database,
      clock,
      newId,
      log,
      secret,
      defaultCountry,
      onReply: (tx, reply) => hearPageReply(tx, engine, reply),
      onExplained: (tx, said) => hearExplanation(tx, engine, said),
      takeOutAgreedWord: (...said) => takeOutAgreedWord(database, ...said),
      isUnread,
    },
    restricted: (tx, restriction, by) => hearRestriction(tx, engine, restriction, by),
    leaving: (tx, leaving) => hearLeaving(tx, engine, leaving),
  };
}

/** By what an alarm is about: each kind belongs to a feature of its own. */
const questionAbout: AlarmDeps['questionAbout'] = (tx, alarm, now) =>
  alarm.about === 'duty' ? questionAboutDuty(tx, now) : questionAboutCry(tx, alarm, now);
