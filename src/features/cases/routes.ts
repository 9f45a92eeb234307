/** Cases over HTTP: reading them, and putting on record what a person found, decided or did. */
import { z } from 'zod';
import { agenda } from '#core/case/agenda.ts';
import type { CommandOf } from '#core/case/commands.ts';
import type { ExistingCase } from '#core/case/state.ts';
import type { CaseId, ClientId, ContactChannelId, ReplyId, SessionId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import { recordLook, writeAudit } from '#engine/audit.ts';
import { lockCase, readCase } from '#engine/load-case.ts';
import type { Tx } from '#engine/ports.ts';
import { runIn } from '#engine/run.ts';
import { type Api, actorOf, machine, personOf, staff, staffOfPractice } from '#features/access/facts.ts';
import { planFactsOf, takeOutAgreedWord } from '#features/people/facts.ts';
import { auditObjection, objectionTo } from './clinical-word.ts';
import { type CommandRoute, commandOf, commandRoutes, rolesFor } from './command-routes.ts';
import {
  type CaseDetail,
  type CaseSummary,
  caseDetail,
  caseParams,
  caseQuery,
  caseSummary,
  commandQuery,
  presenceMark,
  replyByHand,
} from './contract.ts';
import { hearOptOut } from './hear.ts';
import { type CaseDeps, markSession } from './mark-session.ts';
import { mustHaveSeenAll } from './meanwhile.ts';
import { mustBeTheirChannel, mustNameStaff } from './named-in-commands.ts';
import { pressing } from './open-cases.ts';
import { noSuchCase, problemOf } from './refusal-problem.ts';
import { type CaseRow, insertReply, readCaseRow, readCases } from './store.ts';
import { type Reader, readableBy, readsTierOf } from './what-may-be-read.ts';

const seesCases = machine('cases:read', 'clinician', 'supervisor', 'front-desk', 'auditor');
const tags = ['cases'];

export function caseRoutes(api: Api, deps: CaseDeps): void {
  readingRoutes(api, deps);
  for (const route of commandRoutes) commandRoute(api, deps, route);
  replyRoute(api, deps);
  presenceRoute(api, deps);
}

function readingRoutes(api: Api, { engine }: CaseDeps): void {
  api.get(
    '/cases',
    {
      config: { rule: seesCases },
      schema: {
        summary: 'Cases, most pressing first',
        tags,
        querystring: caseQuery,
        response: { 200: z.array(caseSummary) },
      },
    },
    async (request) => {
      const { status, clientId, limit } = request.query;
      const reader = actorOf(request);
      const now = engine.clock.now();
      return engine.database.inPractice(reader.practiceId, async (tx) => {
        await recordLook(tx, engine.newId, reader, { list: 'cases', clientId, detail: { status } }, now);
        const rows = await readCases(tx, { status, clientId, limit });
        return summaries(tx, reader, mostPressingFirst(rows), now);
      });
    },
  );

  api.get(
    '/cases/:caseId',
    {
      config: { rule: seesCases },
      schema: {
        summary: 'One case as it stands, and what comes next',
        tags,
        params: caseParams,
        response: { 200: caseDetail },
      },
    },
    async (request) => {
      const reader = actorOf(request);
      const { practiceId, staffId, via } = reader;
      const caseId = request.params.caseId as CaseId;
      const now = engine.clock.now();
      return engine.database.inPractice(practiceId, async (tx) => {
        const state = await readCase(tx, caseId);
        if (!state) throw noSuchCase();
        await writeAudit(tx, engine.newId, practiceId, now, [
          {
            staffId,
            actor: via === 'api-key' ? 'api-key' : 'staff',
            action: 'case.viewed',
            subjectKind: 'case',
            subjectId: caseId,
          },
        ]);
        return detail(tx, reader, state, now);
      });
    },
  );
}

function commandRoute(api: Api, { engine }: CaseDeps, route: CommandRoute): void {
  api.post(
    `/cases/:caseId/${route.path}`,
    {
      config: { rule: staff(...rolesFor(route.command)) },
      schema: {
        summary: route.summary,
        tags,
        params: caseParams,
        querystring: commandQuery,
        body: route.body,
        response: { 200: caseDetail },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { practiceId, staffId, role } = person;
      const { seen } = request.query;
      const now = engine.clock.now();
      const command = commandOf(route, request.body, staffId, now);
      const caseId = request.params.caseId as CaseId;
      const { answer, problem } = await engine.database.inPractice(practiceId, async (tx) => {
        await mustNameStaff(tx, command);
        const state = (await lockCase(tx, caseId))?.state;
        if (state && seen !== undefined) await mustHaveSeenAll(tx, state, seen);
        const objection = state ? objectionTo(state, command, role) : null;
        // A refusal commits too: what was denied stands in the audit log.
        if (state && objection) {
          await auditObjection(tx, engine, practiceId, state, { command, staffId, objection });
          return { answer: null, problem: objection };
        }
        const outcome = await runIn(tx, engine, practiceId, caseId, command);
        if (outcome.kind === 'refused') return { answer: null, problem: problemOf(outcome, now) };
        return { answer: await detail(tx, person, outcome.state, engine.clock.now(), state), problem: null };
      });
      if (answer) return answer;
      throw problem;
    },
  );
}

function replyRoute(api: Api, { engine }: CaseDeps): void {
  api.post(
    '/cases/:caseId/replies',
    {
      config: { rule: staff('clinician', 'supervisor', 'front-desk') },
      schema: {
        summary: 'What the client said some other way: to the front desk, by phone, by text',
        tags,
        params: caseParams,
        querystring: commandQuery,
        body: replyByHand,
        response: { 200: caseDetail },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { practiceId, staffId } = person;
      const caseId = request.params.caseId as CaseId;
      const replyId = engine.newId<ReplyId>();
      const now = engine.clock.now();
      const { text: written, ...reply } = { ...request.body, receivedAt: request.body.receivedAt ?? now };
      const { seen } = request.query;
      if (reply.receivedAt > now) {
        throw new Problem('invalid', 'received-in-the-future', 'This reply cannot have come yet.', [
          {
            field: 'receivedAt',
            reason: 'it lies in the future',
            wayOut: 'enter when the client really said it',
          },
        ]);
      }
      const { database } = engine;
      const known = await database.inPractice(practiceId, (tx) => readCase(tx, caseId));
      if (!known) throw noSuchCase();
      const { saidWord, text } = await takeOutAgreedWord(database, practiceId, known.clientId, written);
      // Whoever writes it down may not know the word. A "stop" closes its channel all the same.
      const reading = saidWord ? 'duress' : reply.reading;
      const { answer, problem } = await database.inPractice(practiceId, async (tx) => {
        const state = (await lockCase(tx, caseId))?.state;
        if (!state) throw noSuchCase();
        if (seen !== undefined) await mustHaveSeenAll(tx, state, seen);
        await mustBeTheirChannel(tx, state, reply.channelId as ContactChannelId | null);
        const command = {
          ...reply,
          reading,
          type: 'record-reply',
          by: { kind: 'staff', staffId },
          replyId,
        } as CommandOf<'record-reply'>;
        const outcome = await runIn(tx, engine, practiceId, caseId, command);
        if (outcome.kind === 'refused') return { answer: null, problem: problemOf(outcome, now) };
        await insertReply(tx, practiceId, {
          id: replyId,
          caseId,
          via: reply.via,
          channelId: command.channelId,
          answer: reply.reading,
          reading,
          text,
          reason: null,
          wish: null,
          receivedAt: reply.receivedAt,
          recordedAt: now,
        });
        const { channelId } = command;
        const isListed = outcome.state.plan.channels.some(({ id }) => id === channelId);
        if (reply.reading === 'opt-out' && channelId && isListed) await hearOptOut(tx, engine, channelId);
        const after = (await readCase(tx, caseId)) ?? outcome.state;
        return { answer: await detail(tx, person, after, now, state), problem: null };
      });
      if (answer) return answer;
      throw problem;
    },
  );
}

function presenceRoute(api: Api, deps: CaseDeps): void {
  api.put(
    '/sessions/:sessionId/presence/:clientId',
    {
      config: { rule: staff('clinician', 'supervisor', 'front-desk') },
      schema: {
        summary: 'Whether this client came to this session',
        tags: ['sessions'],
        params: z.strictObject({ sessionId: z.uuid(), clientId: z.uuid() }),
        body: presenceMark,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { practiceId, staffId, role } = personOf(request);
      await markSession(deps, practiceId, {
        sessionId: request.params.sessionId as SessionId,
        clientId: request.params.clientId as ClientId,
        staffId,
        role,
        presence: request.body.presence,
        at: request.body.at ?? null,
        note: request.body.note,
      });
      return reply.code(204).send(null);
    },
  );
}

/** Whoever is due soonest was read first; among those a cry stands before everything. Closed cases stay as they are. */
function mostPressingFirst(rows: readonly CaseRow[]): readonly CaseRow[] {
  const rank = ({ status, snapshot }: CaseRow) => (status === 'open' ? pressing(snapshot) : '3');
  return rows.toSorted((one, other) => rank(one).localeCompare(rank(other)));
}

async function summaries(
  tx: Tx,
  reader: Reader,
  rows: readonly CaseRow[],
  now: Instant,
): Promise<CaseSummary[]> {
  const names = await namesFor(
    tx,
    rows.map((row) => row.clientId),
    now,
  );
  return rows.map((row) => summary(row, reader, names, now));
}

/** `before`: the case as it was before something was put on record. */
async function detail(
  tx: Tx,
  reader: Reader,
  state: ExistingCase,
  now: Instant,
  before?: ExistingCase,
): Promise<CaseDetail> {
  const row = await readCaseRow(tx, state.caseId);
  if (!row) throw noSuchCase();
  const names = await namesFor(tx, [state.clientId], now);
  return {
    ...summary(row, reader, names, now),
    state: { ...readableBy(reader, state) },
    agenda: agenda(state, now).map((entry) => ({ ...entry })),
    recordedAs: before && before.sequence < state.sequence ? before.sequence + 1 : null,
  };
}

interface Names {
  readonly clients: ReadonlyMap<ClientId, string>;
  readonly staff: ReadonlyMap<string, string>;
}

async function namesFor(tx: Tx, clientIds: readonly ClientId[], now: Instant): Promise<Names> {
  const facts = await planFactsOf(tx, [...new Set(clientIds)], now);
  const people = await staffOfPractice(tx);
  return {
    clients: new Map([...facts].map(([id, { client }]) => [id, client.preferredName])),
    staff: new Map(people.map(({ id, name }) => [id, name])),
  };
}

function summary(row: CaseRow, reader: Reader, names: Names, now: Instant): CaseSummary {
  const { snapshot } = row;
  return {
    id: row.id,
    clientId: row.clientId,
    clientName: names.clients.get(row.clientId) ?? '',
    status: row.status,
    phase: row.status === 'closed' ? 'closed' : snapshot.missConfirmedAt ? 'missed' : 'unconfirmed',
    tier: readsTierOf(reader, { isOpen: row.status === 'open' }) ? row.tier : null,
    outcome: row.outcome,
    ownerId: row.ownerId,
    ownerName: names.staff.get(row.ownerId) ?? '',
    sessionStartsAt: snapshot.sessions[0]?.startsAt ?? row.openedAt,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    dueAt: row.dueAt,
    asked: snapshot.asks.map(({ staffId, kind, stepId, answerBy, urgent }) => {
      const stepKind = (stepId && row.stepKinds[stepId]) ?? null;
      return { staffId, kind, stepKind, answerBy, urgent };
    }),
    asOf: now,
  };
}
