/** Calendars over HTTP: sources, files, what imports did, and teaching Kept whose entries are whose. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { recordLook } from '#engine/audit.ts';
import type { Tx } from '#engine/ports.ts';
import { type Api, actorOf, machine, staff } from '#features/access/facts.ts';
import { briefsOf } from '#features/people/facts.ts';
import type { CalendarId, Hand } from '#features/sessions/facts.ts';
import { type Calendar, type RuleId } from './calendar.ts';
import { type CheckDeps, checkCalendar } from './check-calendar.ts';
import * as shapes from './contract.ts';
import { importCalendar, matchAgain } from './import-calendar.ts';
import { inWords } from './problems.ts';
import { maxCalendarBytes } from './read-lines.ts';
import { insertRule, readRules, removeRule } from './rules.ts';
import * as store from './store.ts';

const mayRead = machine('calendars:read', 'clinician', 'supervisor', 'front-desk', 'auditor');
const mayWrite = machine('calendars:write', 'clinician', 'supervisor', 'front-desk');
// With names, which a machine's key for calendars does not open.
const mayLook = staff('clinician', 'supervisor', 'front-desk', 'auditor');
const tags = ['Calendars'];
const ofCalendar = z.strictObject({ calendarId: shapes.calendarId });

interface Work {
  readonly tx: Tx;
  readonly by: Hand;
}
type InPractice = <Result>(request: FastifyRequest, act: (work: Work) => Promise<Result>) => Promise<Result>;

export function calendarRoutes(api: Api, deps: CheckDeps): void {
  const inPractice: InPractice = (request, act) => {
    const { practiceId, staffId } = actorOf(request);
    const by: Hand = { via: 'staff', staffId, now: deps.clock.now() };
    return deps.database.inPractice(practiceId, (tx) => inWords(() => act({ tx, by })));
  };
  sourceRoutes(api, deps, inPractice);
  importRoutes(api, deps, inPractice);
  ruleRoutes(api, deps, inPractice);
}

function sourceRoutes(api: Api, deps: CheckDeps, inPractice: InPractice): void {
  api.get(
    '/calendars',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'The calendars that bookings come from',
        tags,
        response: { 200: z.array(shapes.calendarRecord) },
      },
    },
    (request) => inPractice(request, async ({ tx }) => (await store.listCalendars(tx)).map(asRecord)),
  );

  api.post(
    '/calendars',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Add a calendar: one to upload files to, or one with an address',
        tags,
        body: shapes.calendarInput,
        response: { 201: shapes.calendarRecord },
      },
    },
    async (request, reply) => {
      const calendar = await inPractice(request, async ({ tx, by }) => {
        const id = deps.calendars.newId<CalendarId>();
        await store.insertCalendar(tx, id, request.body, by);
        return asRecord(await store.lockCalendar(tx, id));
      });
      return reply.code(201).send(calendar);
    },
  );

  api.get(
    '/calendars/clients',
    {
      config: { rule: mayLook },
      schema: {
        summary: 'The names of clients whom entries to come, or rules, may mean',
        tags,
        response: { 200: shapes.namedClients },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const look = { list: 'clients', detail: { of: 'calendars' } };
        await recordLook(tx, deps.calendars.newId, actorOf(request), look, by.now);
        const briefs = await briefsOf(tx, await store.clientsNamed(tx, by.now));
        return {
          clients: Object.fromEntries([...briefs.values()].map(({ clientId, name }) => [clientId, name])),
        };
      }),
  );

  api.patch(
    '/calendars/:calendarId',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Change or stop a calendar',
        tags,
        params: ofCalendar,
        body: shapes.calendarChange,
        response: { 200: shapes.calendarRecord },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const { version, stopped, address, ...input } = request.body;
        const before = await store.lockCalendar(tx, request.params.calendarId);
        if (before.version !== version) throw changedMeanwhile();
        const next = { ...input, address: address === undefined ? before.address : address };
        await store.updateCalendar(tx, before, next, stopped, by);
        return asRecord(await store.lockCalendar(tx, before.id));
      }),
  );

  api.post(
    '/calendars/:calendarId/check',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Look at the address now',
        tags,
        params: ofCalendar,
        response: {
          200: z.object({
            checked: z.enum(['imported', 'unchanged', 'failed', 'not-due']),
            calendar: shapes.calendarRecord,
          }),
        },
      },
    },
    async (request) => {
      const { calendarId } = request.params;
      await inPractice(request, async ({ tx, by }) => {
        const calendar = await store.lockCalendar(tx, calendarId);
        if (!calendar.address) throw noAddress();
        await store.checkSoon(tx, calendarId, by.now);
      });
      const checked = await checkCalendar(deps, actorOf(request).practiceId, calendarId);
      return inPractice(request, async ({ tx }) => ({
        checked,
        calendar: asRecord(await store.lockCalendar(tx, calendarId)),
      }));
    },
  );
}

function importRoutes(api: Api, deps: CheckDeps, inPractice: InPractice): void {
  // In a scope of its own, so that no other route takes such a body.
  void api.register(async (scope) => {
    const inner = scope as Api;
    inner.addContentTypeParser(
      ['text/calendar', 'application/octet-stream'],
      { parseAs: 'buffer' },
      (_request, body, done) => done(null, body),
    );
    inner.post(
      '/calendars/:calendarId/imports',
      {
        config: { rule: mayWrite },
        // A little more than a calendar may have, so that a larger one is refused in our own words.
        bodyLimit: maxCalendarBytes + 1024,
        schema: {
          summary: 'Import an iCalendar file, sent as text/calendar',
          tags,
          params: ofCalendar,
          querystring: shapes.importQuery,
          body: shapes.calendarFile,
          response: { 201: shapes.reportRecord },
        },
      },
      async (request, reply) => {
        const options = { via: 'upload', ...request.query } as const;
        const report = await inPractice(request, ({ tx, by }) =>
          importCalendar(tx, deps.calendars, request.params.calendarId, request.body, options, by),
        );
        return reply.code(201).send(report);
      },
    );
  });

  api.get(
    '/calendars/:calendarId/reports',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'What the latest imports did, newest first',
        tags,
        params: ofCalendar,
        response: { 200: z.array(shapes.reportRecord) },
      },
    },
    (request) => inPractice(request, ({ tx }) => store.readReports(tx, request.params.calendarId, 20)),
  );

  api.get(
    '/calendars/:calendarId/entries',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Entries from today on and what became of each; by outcome',
        tags,
        params: ofCalendar,
        querystring: z.strictObject({ outcome: shapes.entryOutcome.optional() }),
        response: { 200: z.array(shapes.entryRecord) },
      },
    },
    (request) =>
      inPractice(request, ({ tx, by }) => {
        const { outcome } = request.query;
        return store.readEntries(tx, request.params.calendarId, {
          from: by.now,
          ...(outcome ? { outcomes: [outcome] } : {}),
        });
      }),
  );
}

function ruleRoutes(api: Api, deps: CheckDeps, inPractice: InPractice): void {
  const reports = z.array(shapes.reportRecord);
  /** A rule counts at once, for everything that was seen before. */
  const applyAll = async ({ tx, by }: Work, only: CalendarId | null) => {
    const calendars = (await store.listCalendars(tx)).filter(
      (one) => !one.stoppedAt && (only === null || one.id === only),
    );
    const done = [];
    for (const { id } of calendars) done.push(await matchAgain(tx, deps.calendars, id, by));
    return done;
  };

  api.get(
    '/calendar-rules',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'What the practice taught about its entries; the first that fits counts',
        tags,
        response: { 200: z.array(shapes.ruleRecord) },
      },
    },
    (request) => inPractice(request, ({ tx }) => readRules(tx, null)),
  );

  api.post(
    '/calendar-rules',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Say whose entries like this are, or that they are no sessions; counts at once',
        tags,
        body: shapes.ruleInput,
        response: { 201: z.object({ rule: shapes.ruleRecord, reports }) },
      },
    },
    async (request, reply) => {
      const taught = await inPractice(request, async (work) => {
        const id = deps.calendars.newId<RuleId>();
        await insertRule(work.tx, id, request.body, work.by);
        const rule = { ...request.body, id, createdAt: work.by.now };
        return { rule, reports: await applyAll(work, request.body.calendarId) };
      });
      return reply.code(201).send(taught);
    },
  );

  api.delete(
    '/calendar-rules/:ruleId',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Take a rule back; counts at once',
        tags,
        params: z.strictObject({ ruleId: shapes.ruleId }),
        response: { 200: z.object({ reports }) },
      },
    },
    (request) =>
      inPractice(request, async (work) => {
        await removeRule(work.tx, request.params.ruleId, work.by.now);
        return { reports: await applyAll(work, null) };
      }),
  );
}

/** Without the address itself: it never leaves the server again. */
function asRecord({ address, ...calendar }: Calendar): z.output<typeof shapes.calendarRecord> {
  return { ...calendar, addressHint: address ? hintOf(address) : null };
}

/** The server and the last few letters: enough to recognise an address, and nobody can read the calendar with it. */
function hintOf(address: string): string {
  return `${new URL(address).host} …${address.slice(-4)}`;
}

function noAddress(): Problem {
  return new Problem(
    'conflict',
    'no-address',
    'This calendar has no address to look at; upload a file instead.',
  );
}

function changedMeanwhile(): Problem {
  return new Problem(
    'conflict',
    'changed-meanwhile',
    'Somebody changed this calendar since you opened it. Nothing of yours was saved: load it again and look at what changed.',
    [
      {
        field: 'version',
        reason: 'It is not the newest.',
        wayOut: 'Load the calendar again and send its version.',
      },
    ],
  );
}
