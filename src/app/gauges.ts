/** How much is in hand over all practices, asked of the database when somebody measures. */
import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import { addMinutes, type Instant, toEpochMilliseconds } from '#core/time/instant.ts';
import type { Clock, Database } from '#engine/ports.ts';
import { type CarrierStanding, cannotSend } from '#engine/standings.ts';
import { readCanary } from './canary/watch.ts';
import { toleratedMinutes } from './lateness.ts';
import { deafSince, mailForNobody, readMailbox } from './mailbox-state.ts';

interface InHand {
  readonly openCases: number;
  readonly overdueCases: number;
  readonly messagesWaiting: number;
}

const gauges: Record<keyof InHand, readonly [name: string, help: string]> = {
  openCases: ['kept_open_cases', 'Cases that are open'],
  overdueCases: ['kept_overdue_cases', `Cases whose step is over ${toleratedMinutes} minutes late`],
  messagesWaiting: ['kept_messages_waiting', 'Messages that are not sent yet'],
};

export function measureWork(database: Database, clock: Clock, metrics: Registry): void {
  const ask = together(() => readInHand(database, clock.now()));
  for (const [what, [name, help]] of Object.entries(gauges) as [keyof InHand, readonly [string, string]][])
    addGauge(metrics, name, help, async () => (await ask())[what]);
}

/** Asked once for all that is collected at the same time. */
function together<Read>(read: () => Promise<Read>): () => Promise<Read> {
  let asking: Promise<Read> | null = null;
  return () => {
    asking ??= read().finally(() => {
      asking = null;
    });
    return asking;
  };
}

/** Without a database nothing is known; the other measurements are worth having all the same. */
function addGauge(metrics: Registry, name: string, help: string, measure: () => Promise<number>): void {
  const gauge = new Gauge({
    name,
    help,
    registers: [],
    async collect() {
      this.set(await measure().catch(() => Number.NaN));
    },
  });
  metrics.registerMetric(gauge);
}

async function readInHand(database: Database, now: Instant): Promise<InHand> {
  const { rows } = await database.withoutPractice((tx) =>
    sql<InHand>`
      select open_cases as "openCases", overdue_cases as "overdueCases", messages_waiting as "messagesWaiting"
      from kept.work_in_hand(${addMinutes(now, -toleratedMinutes)})`.execute(tx),
  );
  const [inHand] = rows;
  if (inHand === undefined) throw new Error('the database counted nothing');
  return inHand;
}

/** How each carrier is doing. Its name is the provider's, or its machine's. */
export function measureCarriers(
  standings: () => Promise<readonly CarrierStanding[]>,
  metrics: Registry,
): void {
  const what = [
    [
      'kept_carrier_down',
      '1 while a carrier sends nothing',
      (one: CarrierStanding) => Number(cannotSend(one)),
    ],
    [
      'kept_carrier_share',
      'From 0 to 1, how much a carrier is given of its medium',
      ({ share }: CarrierStanding) => share,
    ],
  ] as const;
  for (const [name, help, measure] of what) {
    const gauge = new Gauge({
      name,
      help,
      labelNames: ['medium', 'carrier'],
      registers: [],
      async collect() {
        this.reset();
        for (const one of await standings().catch(() => []))
          this.set({ medium: one.medium, carrier: one.name }, measure(one));
      },
    });
    metrics.registerMetric(gauge);
  }
}

/** How the mailbox for answers is doing, and how much came into it that nobody here reads. */
export function measureMailbox(database: Database, clock: Clock, metrics: Registry): void {
  const ask = together(() => readMailbox(database));
  addGauge(metrics, 'kept_mailbox_down', '1 while answers by mail are not heard', async () =>
    Number(deafSince(await ask(), clock.now()) !== null),
  );
  addGauge(
    metrics,
    'kept_mail_unreadable',
    'Mails that could not be read and wait for a person',
    async () => (await ask()).unreadable,
  );
  addGauge(
    metrics,
    'kept_mail_for_nobody',
    'Mails of the last 24 hours from strangers, which nobody here reads',
    async () => {
      const days = await mailForNobody(database, addMinutes(clock.now(), -24 * 60), 'UTC');
      return days.reduce((sum, { mails }) => sum + mails, 0);
    },
  );
}

/** Whether a pretend client still comes through, and how fast. */
export function measureCanary(database: Database, metrics: Registry): void {
  const ask = together(() => readCanary(database));
  addGauge(
    metrics,
    'kept_canary_seconds',
    'From the miss of the canary to the end of its case, when it last came through',
    async () => (await ask()).seconds ?? Number.NaN,
  );
  addGauge(
    metrics,
    'kept_canary_through_timestamp_seconds',
    'When the canary last came through',
    async () => {
      const { throughAt } = await ask();
      return throughAt === null ? Number.NaN : toEpochMilliseconds(throughAt) / 1000;
    },
  );
}
