/** Looks every minute whether messages get out at all, and says so where they do not: to owners, and to the monitor elsewhere. */
import { sql } from 'kysely';
import type { PracticeId } from '#core/ids.ts';
import { whyWords } from '#core/sending/trouble.ts';
import { eachPractice } from '#engine/each-practice.ts';
import { type CarrierStanding, cannotSend } from '#engine/standings.ts';
import { tellOwnersOfSending } from '#features/cases/tell-sending.ts';
import type { HealthCheck } from './health.ts';
import type { Program } from './program.ts';

/**
 * Each look returns how many messages about it were written. It remembers what it saw last: the screens of every practice
 * hear when that changes, since no row of theirs does.
 */
export function watchSending({ world, engine, standings }: Program): () => Promise<number> {
  const { log, publicAddress } = world;
  let seen = troublesIn([]);
  return async () => {
    const read = await standings();
    if (read.length === 0) return 0;
    for (const { medium, why } of read.filter(cannotSend))
      log.error({ medium, why }, 'a carrier sends nothing');
    const before = seen;
    seen = troublesIn(read);
    const everyone = sql<{
      practiceId: PracticeId;
    }>`select practice_id as "practiceId" from kept.real_practices()`;
    return eachPractice(engine, everyone, async (practiceId) => {
      if (seen !== before) await tellScreens(engine, practiceId);
      return tellOwnersOfSending(engine, practiceId, read, publicAddress);
    });
  };
}

const troublesIn = (read: readonly CarrierStanding[]): string =>
  read
    .filter(({ state }) => state !== 'working')
    .map(({ medium, name, state, why }) => [medium, name, state, why].join(' '))
    .join('; ');

function tellScreens({ database }: Program['engine'], practiceId: PracticeId): Promise<unknown> {
  const notice = JSON.stringify({ practiceId, kind: 'sending', id: '' });
  return database.inPractice(practiceId, (tx) => sql`select pg_notify('kept', ${notice})`.execute(tx));
}

/** No reason to take the process out of service, and all the more one for the monitor to speak up. */
export function sendingCheck(standings: () => Promise<readonly CarrierStanding[]>): HealthCheck {
  return {
    name: 'sending',
    async check() {
      const down = (await standings()).filter(cannotSend);
      return down.length === 0 ? null : down.map(inWords).join(' ');
    },
  };
}

const mediumWords = {
  email: 'Mail',
  sms: 'Texts',
  voice: 'Calls to staff',
  push: 'Pushes to staff',
} as const;

const inWords = ({ medium, why }: CarrierStanding): string =>
  `${mediumWords[medium]} cannot be sent by one carrier: ${why === null ? 'the reason is not known' : whyWords[why]}.`;
