/** One practice, one client, one case and a link to it, served under the real roof on the real database. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Registry } from 'prom-client';
import { buildHttp } from '#app/http.ts';
import type { CaseId, ClientId, MessageKey, PracticeId } from '#core/ids.ts';
import type { Log, NewId } from '#engine/ports.ts';
import type { CheckInDeps, PageExplanation, PageReply } from '#features/check-in/facts.ts';
import { type LinkToRegister, linkFor, registerLinks } from '#features/check-in/facts.ts';
import { checkInRoutes } from '#features/check-in/routes.ts';
import { handClock } from './clocks.ts';
import { type FreshDatabase, freshDatabase, testSecret } from './database.ts';

export const newId: NewId = <Id extends string>() => randomUUID() as string as Id;
export const sentAt = '2026-11-24T14:20:00.000Z';
export const agreedWord = 'marigold';

export interface CheckInHouse extends Awaited<ReturnType<typeof openCheckInHouse>> {}

export async function openCheckInHouse() {
  const fresh = await freshDatabase();
  const clock = handClock(sentAt);
  const replies: PageReply[] = [];
  const explanations: PageExplanation[] = [];
  const logged: string[] = [];
  const write = (fields: Record<string, unknown>, message: string) =>
    void logged.push(JSON.stringify(fields) + message);
  const log: Log = { info: write, warn: write, error: write };
  /** Thrown while an answer is taken, when it is set. */
  const fails: { onReply: Error | null } = { onReply: null };
  const staff = { haveRead: false };
  const words = { lookedThrough: Promise.resolve() };

  const pageDeps: CheckInDeps = {
    database: fresh.database,
    clock,
    newId,
    log,
    secret: testSecret,
    defaultCountry: 'GB',
    async onReply(_tx, reply) {
      if (fails.onReply) throw fails.onReply;
      replies.push(reply);
    },
    async onExplained(_tx, explanation) {
      explanations.push(explanation);
    },
    isUnread: async () => !staff.haveRead,
    takeOutAgreedWord: async (_practiceId, _clientId, text) => {
      await words.lookedThrough;
      const left = text.replaceAll(new RegExp(agreedWord, 'gi'), '…').trim();
      return { saidWord: left !== text, text: /[\p{L}\p{N}]/u.test(left) ? left : '' };
    },
  };
  const api = await buildHttp({
    log,
    newId,
    mountApi: () => {},
    mountPages: (root) => checkInRoutes(root, pageDeps),
    async admit(_request, rule) {
      if (rule.who !== 'anyone') throw new Error('the page of a client asked for a sign-in');
    },
    publicAddress: 'https://kept.example.org',
    healthChecks: [],
    metrics: new Registry(),
  });
  await api.ready();
  const someone = await addClient(fresh);

  return {
    ...fresh,
    api,
    clock,
    replies,
    explanations,
    logged,
    fails,
    staff,
    /** Hold it back, and whoever writes anything waits. */
    words,
    ...someone,
    /** Registers a link as the engine would, and returns its path, `/h/…`. */
    async sends(link: Partial<LinkToRegister> = {}): Promise<string> {
      const key = `${someone.caseId}:check-in:${randomUUID()}` as MessageKey;
      await fresh.database.inPractice(someone.practiceId, (tx) =>
        registerLinks(tx, { secret: testSecret, newId }, [
          { ...plainLink(someone, clock.now()), key, ...link },
        ]),
      );
      return new URL(linkFor(testSecret, 'https://kept.example.org', link.key ?? key)).pathname;
    },
    async close() {
      await api.close();
      await fresh.close();
    },
  };
}

const plainLink = (someone: Someone, sendAt: LinkToRegister['sendAt']): Omit<LinkToRegister, 'key'> => ({
  ...someone,
  language: 'en',
  country: 'GB',
  timeZone: 'Europe/London',
  aboutAt: '2026-11-24T14:00:00.000Z' as LinkToRegister['sendAt'],
  practiceName: null,
  sendAt,
});

interface Someone {
  readonly practiceId: PracticeId;
  readonly clientId: ClientId;
  readonly caseId: CaseId;
}

export async function addClient({ asOwner }: FreshDatabase): Promise<Someone> {
  const [practiceId, clientId, caseId, staffId] = [
    newId<PracticeId>(),
    newId<ClientId>(),
    newId<CaseId>(),
    randomUUID(),
  ];
  await sql`insert into practice (id, name, time_zone, country, created_at)
    values (${practiceId}, 'Riverside Practice', 'Europe/London', 'GB', ${sentAt})`.execute(asOwner);
  await sql`insert into staff (practice_id, id, name, email, role, created_at, updated_at)
    values (${practiceId}, ${staffId}, 'Ada Okafor', ${`${staffId}@example.org`}, 'clinician', ${sentAt}, ${sentAt})`.execute(
    asOwner,
  );
  await sql`insert into client (practice_id, id, preferred_name, time_zone, language, country, clinician_id, created_at, updated_at)
    values (${practiceId}, ${clientId}, 'Ana Ramos', 'Europe/London', 'en', 'GB', ${staffId}, ${sentAt}, ${sentAt})`.execute(
    asOwner,
  );
  await sql`insert into case_file (practice_id, id, client_id, status, tier, owner_id, due_at, sequence, head_hash, plan, snapshot, opened_at)
    values (${practiceId}, ${caseId}, ${clientId}, 'open', 'routine', ${staffId}, ${sentAt}, 1, '\\x00', '{}', '{}', ${sentAt})`.execute(
    asOwner,
  );
  return { practiceId, clientId, caseId };
}

/** The hidden number of the form on a page. */
export function nonceOn(html: string): string {
  const nonce = /name="nonce" value="([^"]+)"/.exec(html)?.[1];
  if (nonce === undefined) throw new Error('there is no form on this page');
  return nonce;
}
