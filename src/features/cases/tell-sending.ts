/**
 * Tells a practice's owners that messages do not get out, over a medium that still works: at once, again every hour
 * while it goes on, and when it is over. That somebody was told is a message row with its own key, and nothing else.
 */
import { sql } from 'kysely';
import type { MessageKey, PracticeId } from '#core/ids.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { localTime } from '#core/time/zone.ts';
import { type Outgoing, queueMessages } from '#engine/outbox.ts';
import type { Medium, Tx } from '#engine/ports.ts';
import type { Engine } from '#engine/run.ts';
import { type CarrierStanding, cannotSend, mediaThatAreDown } from '#engine/standings.ts';
import { readPractice, type StaffRow, staffOfPractice } from '#features/access/facts.ts';
import { type StaffMail, staffMail, type Wordings, wordingsOf } from '#features/outreach/facts.ts';

const againMinutes = 60;

/** Returns how many messages were written. */
export async function tellOwnersOfSending(
  engine: Engine,
  practiceId: PracticeId,
  standings: readonly CarrierStanding[],
  publicAddress: string,
): Promise<number> {
  const now = engine.clock.now();
  const down = mediaThatAreDown(standings);
  const over = (['email', 'sms'] as const).find(
    (medium) => isConnected(standings, medium) && !down.has(medium),
  );
  if (!over) return 0;
  return engine.database.inPractice(practiceId, async (tx) => {
    if (!(await isMineToTell(tx, practiceId))) return 0;
    const due: Due[] = [];
    for (const one of standings) {
      const told = await toldLately(tx, one, now);
      if (cannotSend(one) && !told.within(againMinutes))
        due.push({ ...one, template: 'staff-sending', hour: hourOf(now) });
      if (one.state === 'working' && told.hour !== null)
        due.push({ ...one, template: 'staff-sending-over', hour: told.hour });
    }
    if (due.length === 0) return 0;
    const messages = await wordsAbout(tx, due, over, publicAddress, now);
    await queueMessages(tx, engine, practiceId, messages, now);
    return messages.length;
  });
}

interface Due extends CarrierStanding {
  readonly template: Extract<StaffMail['template'], `staff-sending${string}`>;
  readonly hour: string;
}

const isConnected = (standings: readonly CarrierStanding[], wanted: Medium): boolean =>
  standings.some(({ medium }) => medium === wanted);

/** Until the transaction ends: two workers in the same minute would tell the same. */
async function isMineToTell(tx: Tx, practiceId: PracticeId): Promise<boolean> {
  const { rows } = await sql<{ isMine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`sending ${practiceId}`}, 0)) as "isMine"`.execute(
    tx,
  );
  return rows[0]?.isMine ?? false;
}

const hourOf = (at: Instant): string => at.slice(0, 13);
const keyOf = ({ medium, name }: CarrierStanding, what: string, hour: string): string =>
  `sending/${medium} ${name}/${what}/${hour}`;

/** Far enough back for a carrier that comes back slowly. */
const hoursBack = 4;

/** When this carrier was last said to be down, as long as nothing was said of its end. */
async function toldLately(tx: Tx, one: CarrierStanding, now: Instant) {
  const hours = Array.from({ length: hoursBack }, (_, back) => hourOf(addMinutes(now, -60 * back)));
  const { rows } = await sql<{ hour: string; at: Instant }>`
    select hour, min(m.created_at) as at
    from unnest(${hours}::text[]) as hour
    join staff s on s.role = 'owner'
    join message m on m.practice_id = s.practice_id and m.key = ${keyOf(one, 'down', '')} || hour || '/' || s.id
    where not exists (select from message o where o.practice_id = s.practice_id
      and o.key = ${keyOf(one, 'over', '')} || hour || '/' || s.id)
    group by hour order by hour desc limit 1`.execute(tx);
  const [last] = rows;
  return {
    hour: last?.hour ?? null,
    within: (minutes: number) => last !== undefined && addMinutes(last.at, minutes) > now,
  };
}

async function wordsAbout(
  tx: Tx,
  due: readonly Due[],
  over: 'email' | 'sms',
  publicAddress: string,
  now: Instant,
): Promise<readonly Outgoing[]> {
  const { timeZone } = await readPractice(tx);
  const wordings = await wordingsOf(tx);
  const owners = (await staffOfPractice(tx)).filter(({ active, role }) => active && role === 'owner');
  const reachable = owners.filter((owner) => over === 'email' || owner.phone !== '');
  return due.flatMap((one) =>
    reachable.map((to) => wordsTo(to, one, wordings, over, { timeZone, publicAddress, now })),
  );
}

function wordsTo(
  to: StaffRow,
  one: Due,
  wordings: Wordings,
  over: 'email' | 'sms',
  {
    timeZone,
    publicAddress,
    now,
  }: { readonly timeZone: string; readonly publicAddress: string; readonly now: Instant },
): Outgoing {
  const what = one.template === 'staff-sending' ? 'down' : 'over';
  const key = `${keyOf(one, what, one.hour)}/${to.id}` as MessageKey;
  const values = { byTime: localTime(one.since ?? now, timeZone), link: `${publicAddress}/settings` };
  const mail = {
    key,
    caseId: null,
    to,
    template: one.template,
    values,
    giveUpAt: addMinutes(now, againMinutes),
  };
  return staffMail(wordings, mail, over);
}
