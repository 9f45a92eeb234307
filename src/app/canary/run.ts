/**
 * One session is missed, and everything that follows from it has to happen by itself within a minute: the ordinary worker
 * opens the case, a message leaves by the ordinary way, its link is tapped, the case hears it and ends.
 */
import { sql } from 'kysely';
import type { CaseId, MessageKey } from '#core/ids.ts';
import { faultOf } from '#engine/each-practice.ts';
import { runCommand } from '#engine/run.ts';
import { openLink, recordAnswer } from '#features/check-in/actions.ts';
import type { Program } from '../program.ts';
import { canaryHand, canaryPracticeId, makeCanary, removeCanary } from './practice.ts';

/** Where it can stop, in the order of the way. */
export type Leg = 'book' | 'open' | 'confirm' | 'send' | 'answer' | 'end';

export type CanaryRun =
  | { readonly kind: 'through'; readonly seconds: number }
  | { readonly kind: 'stopped'; readonly at: Leg };

/** What is longer than that is not quick enough for a person either. */
const mostMinutes = 1;
const lookMinutes = 1 / 240;

/** Never throws: whatever goes wrong is where it stopped. */
export async function runCanary(program: Program): Promise<CanaryRun> {
  const { clock } = program.world;
  const began = clock.elapsed();
  const until = began + mostMinutes;
  let at: Leg = 'book';
  async function comes<Found>(leg: Leg, look: () => Promise<Found | null>): Promise<Found> {
    at = leg;
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      if (clock.elapsed() >= until) throw new Stopped();
      await clock.passes(lookMinutes);
    }
  }
  try {
    await books(program);
    const caseId = await comes('open', () => openedCase(program));
    at = 'confirm';
    await confirms(program, caseId);
    const key = await comes('send', () => sentMessage(program));
    at = 'answer';
    await taps(program, key);
    await comes('end', () => endedCase(program));
    return { kind: 'through', seconds: (clock.elapsed() - began) * 60 };
  } catch (error) {
    if (!(error instanceof Stopped))
      program.world.log.error({ leg: at, fault: faultOf(error) }, 'the canary fell');
    return { kind: 'stopped', at };
  } finally {
    // Whatever could not go now goes before the next one.
    await clearAway(program).catch((error: unknown) =>
      program.world.log.warn({ fault: faultOf(error) }, 'the canary could not be cleared away'),
    );
  }
}

class Stopped extends Error {}

async function books(program: Program): Promise<void> {
  await clearAway(program);
  await program.world.database.inPractice(canaryPracticeId, (tx) =>
    makeCanary(tx, program, program.world.clock.now()),
  );
}

const clearAway = (program: Program): Promise<void> =>
  program.world.database.inPractice(canaryPracticeId, (tx) => removeCanary(tx, program));

async function confirms({ engine }: Program, caseId: CaseId): Promise<void> {
  const command = { type: 'confirm-missed', by: canaryHand, clears: [], note: '' } as const;
  const outcome = await runCommand(engine, canaryPracticeId, caseId, command);
  if (outcome.kind === 'refused') throw new Error('the canary may not confirm that it was missed');
}

async function taps({ checkIn, delivery }: Program, key: MessageKey): Promise<void> {
  const token = delivery.linkFor(key, 'client').split('/').at(-1) ?? '';
  const link = await openLink(checkIn, token);
  if (!link) throw new Error('the link of the canary leads nowhere');
  await recordAnswer(checkIn, link, { answer: 'safe', text: '', word: '', nonce: 'canary' });
}

const openedCase = (program: Program): Promise<CaseId | null> => lookFor(program, 'open');
const endedCase = (program: Program): Promise<CaseId | null> => lookFor(program, 'closed');

function lookFor({ world }: Program, status: string): Promise<CaseId | null> {
  return world.database.inPractice(canaryPracticeId, async (tx) => {
    const { rows } = await sql<{ id: CaseId }>`
      select id from case_file where practice_id = ${canaryPracticeId} and status = ${status}`.execute(tx);
    return rows[0]?.id ?? null;
  });
}

function sentMessage({ world }: Program): Promise<MessageKey | null> {
  return world.database.inPractice(canaryPracticeId, async (tx) => {
    const { rows } = await sql<{ key: MessageKey }>`
      select key from message
      where practice_id = ${canaryPracticeId} and audience = 'client' and state in ('sent', 'delivered')
      order by created_at limit 1`.execute(tx);
    return rows[0]?.key ?? null;
  });
}
