/** All clients on one list: who they are, how worried to be, and what their record still lacks. */
import type { z } from 'zod';
import type { ClientId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { recordLook } from '#engine/audit.ts';
import { type Api, actorOf } from '#features/access/facts.ts';
import { todayOf, type Work } from './actions.ts';
import type { ClientFacts } from './client-facts.ts';
import { type OverviewQuery, overview, overviewQuery } from './contract.ts';
import { planFactsOf } from './facts.ts';
import { readsJudgements } from './permissions.ts';
import { readinessOf, readinessWithoutJudgement } from './readiness.ts';
import { type InPractice, mayRead } from './rules.ts';
import { clientsByName } from './store-overview.ts';

type Overview = z.output<typeof overview>;
type Line = Overview['clients'][number];

/** Gaps are worked out, not stored: so many clients are looked at for one page at most. */
const mostLookedAt = 1000;

export function overviewRoute(api: Api, inPractice: InPractice): void {
  api.post(
    '/clients/overview',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Clients by name, with their tier and what is missing; a page at a time',
        body: overviewQuery,
        response: { 200: overview },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        const seesTier = readsJudgements(request);
        if (request.body.show === 'elevated' && !seesTier) throw tierIsNotShown();
        const look = { list: 'clients', detail: { show: request.body.show } };
        await recordLook(work.tx, work.newId, actorOf(request), look, work.by.now);
        return page(work, request.body, seesTier);
      }),
  );
}

function tierIsNotShown(): Problem {
  return new Problem(
    'forbidden',
    'tier-not-shown',
    'How worried to be about a client is for clinicians, supervisors and auditors to see. Ask one of them, or show all clients.',
  );
}

async function page(work: Work, query: OverviewQuery, seesTier: boolean): Promise<Overview> {
  const { text, show, clinicianId, limit } = query;
  const search = { text, ended: show === 'ended', elevated: show === 'elevated', clinicianId };
  const lines: Line[] = [];
  let after: ClientId | null = query.after;
  for (let lookedAt = 0; lookedAt < mostLookedAt; ) {
    const ids: ClientId[] = await clientsByName(work.tx, { ...search, limit, after });
    const facts = await planFactsOf(work.tx, ids, work.by.now);
    for (const id of ids) {
      const one = facts.get(id);
      if (!one) continue;
      after = id;
      const line = lineOf(one, work, seesTier);
      if (show !== 'with-gaps' || line.gaps.length > 0) lines.push(line);
      if (lines.length === limit) return { clients: lines, next: after };
    }
    lookedAt += ids.length;
    if (ids.length < limit) return { clients: lines, next: null };
  }
  return { clients: lines, next: after };
}

function lineOf(facts: ClientFacts, { by }: Work, seesTier: boolean): Line {
  const { client } = facts;
  return {
    id: client.id,
    preferredName: client.preferredName,
    legalName: client.legalName,
    pronouns: client.pronouns,
    clinicianId: client.clinicianId,
    references: client.references.map(({ value }) => value),
    endedOn: client.endedOn,
    tier: seesTier && facts.judged ? facts.tier : null,
    gaps: (seesTier ? readinessOf : readinessWithoutJudgement)(facts, todayOf(client, by)),
  };
}
