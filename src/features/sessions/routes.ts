/** Sessions over HTTP: looking, booking, moving, calling off. Who was here is put on record through cases. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SessionId } from '#core/ids.ts';
import { addMinutes } from '#core/time/instant.ts';
import { type Look, recordLook } from '#engine/audit.ts';
import type { Clock, Database, Tx } from '#engine/ports.ts';
import { type Api, actorOf, machine, readPractice, staff } from '#features/access/facts.ts';
import { bookSessions } from './book.ts';
import { readCalendar } from './calendar.ts';
import { cancelSession, editSession, moveSession, setClients } from './change.ts';
import { cancelSeries, changeSeries } from './change-series.ts';
import * as shapes from './contract.ts';
import { confirmLocation } from './presence.ts';
import { invalidField, noSuchSession, notBooked, sessionChangedMeanwhile } from './problems.ts';
import { bookSeries } from './series.ts';
import type { Hand, Session, SessionDeps } from './session.ts';
import { lockSession, readSessions, sessionsBetween, sessionsOfSeries } from './store.ts';
import { instantAt, wallAt } from './wall-clock.ts';

export interface SessionRouteDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly sessions: SessionDeps;
}

const mayRead = machine('sessions:read', 'clinician', 'supervisor', 'front-desk', 'auditor');
// With names, which a machine's key for sessions does not open.
const mayLook = staff('clinician', 'supervisor', 'front-desk', 'auditor');
const mayWrite = machine('sessions:write', 'clinician', 'supervisor', 'front-desk');
const tags = ['Sessions'];
const ofSession = z.strictObject({ sessionId: shapes.sessionId });
const ofParticipant = ofSession.extend({ clientId: shapes.clientId });
const mostMinutesBack = 7 * 1440;

interface Work {
  readonly tx: Tx;
  readonly by: Hand;
}

export function sessionRoutes(api: Api, deps: SessionRouteDeps): void {
  const inPractice = <Result>(
    request: FastifyRequest,
    act: (work: Work) => Promise<Result>,
  ): Promise<Result> => {
    const { practiceId, staffId } = actorOf(request);
    // A machine's word is a calendar's word: it settles nothing once a session has begun.
    const by: Hand = { via: staffId ? 'staff' : 'calendar', staffId, now: deps.clock.now() };
    return deps.database.inPractice(practiceId, (tx) => act({ tx, by }));
  };

  const looked = (request: FastifyRequest, tx: Tx, look: Look): Promise<void> =>
    recordLook(tx, deps.sessions.newId, actorOf(request), look, deps.clock.now());

  api.get(
    '/sessions',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Sessions of a day or a range, in order',
        tags,
        querystring: shapes.sessionQuery,
        response: { 200: z.object({ sessions: z.array(shapes.sessionRecord) }) },
      },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const { clinicianId, clientId } = request.query;
        const range = await rangeOf(tx, request.query);
        const detail = { from: range.from.slice(0, 10), to: range.to.slice(0, 10), clinicianId };
        await looked(request, tx, { list: 'sessions', clientId, detail });
        return { sessions: await sessionsBetween(tx, { ...range, clinicianId, clientId }) };
      }),
  );

  api.post(
    '/sessions',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Book a session, or one that repeats',
        tags,
        body: shapes.booking,
        response: { 201: z.object({ sessions: z.array(shapes.sessionRecord) }) },
      },
    },
    async (request, reply) => {
      const sessions = await inPractice(request, (work) => book(work, deps.sessions, request.body));
      return reply.code(201).send({ sessions });
    },
  );

  api.get(
    '/sessions/calendar',
    {
      config: { rule: mayLook },
      schema: {
        summary: 'Some days of sessions, with the names and the rules that they mean',
        tags,
        querystring: shapes.calendarQuery,
        response: { 200: shapes.calendarAnswer },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        await looked(request, tx, { list: 'sessions', detail: request.query });
        return readCalendar(tx, request.query, by.now);
      }),
  );

  api.get(
    '/sessions/:sessionId',
    {
      config: { rule: mayRead },
      schema: { summary: 'One session', tags, params: ofSession, response: { 200: shapes.sessionRecord } },
    },
    (request) =>
      inPractice(request, async ({ tx }) => {
        const session = await only(tx, request.params.sessionId);
        await looked(request, tx, { list: 'session', detail: { sessionId: session.id } });
        return session;
      }),
  );

  api.patch(
    '/sessions/:sessionId',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Move or change a session, those that follow in its series, or all that have not begun',
        tags,
        params: ofSession,
        body: shapes.sessionChange,
        response: { 200: shapes.sessionRecord },
      },
    },
    (request) =>
      inPractice(request, (work) => change(work, deps.sessions, request.params.sessionId, request.body)),
  );

  api.post(
    '/sessions/:sessionId/cancellation',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Call off a session, those that follow in its series, or all that have not begun',
        tags,
        params: ofSession,
        body: shapes.cancellation,
        response: { 200: shapes.sessionRecord },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const { version, scope } = request.body;
        const session = await current(tx, request.params.sessionId, version);
        if (scope === 'this') await cancelSession(tx, deps.sessions, session.id, by);
        else await cancelSeries(tx, deps.sessions, session, scope, by);
        return only(tx, session.id);
      }),
  );

  api.put(
    '/sessions/:sessionId/participants/:clientId/location',
    {
      config: { rule: mayWrite },
      schema: {
        summary: 'Where the client is for this session, as they said it',
        tags,
        params: ofParticipant,
        body: shapes.locationSaid,
        response: { 200: shapes.sessionRecord },
      },
    },
    (request) =>
      inPractice(request, async ({ tx, by }) => {
        const { sessionId, clientId } = request.params;
        await confirmLocation(tx, deps.sessions, { sessionId, clientId, ...request.body }, by);
        return only(tx, sessionId);
      }),
  );
}

async function rangeOf(tx: Tx, { day, from, to }: z.output<typeof shapes.sessionQuery>) {
  if (from && to) return { from, to };
  if (!day) throw new Error('the schema asks for a day or a range');
  const { timeZone } = await readPractice(tx);
  const midnight = Temporal.PlainDate.from(day).toPlainDateTime();
  return { from: instantAt(midnight, timeZone), to: instantAt(midnight.add({ days: 1 }), timeZone) };
}

async function book(
  { tx, by }: Work,
  deps: SessionDeps,
  input: z.output<typeof shapes.booking>,
): Promise<Session[]> {
  const { start, repeats, minutes, ...plan } = input;
  const startsAt = instantAt(Temporal.PlainDateTime.from(start), plan.zone);
  if (startsAt < addMinutes(by.now, -mostMinutesBack)) {
    throw invalidField(
      'start',
      'long-past',
      'It lies more than a week back.',
      'Enter what happened then in the client’s record instead.',
    );
  }
  if (repeats) {
    const id = await bookSeries(tx, deps, { ...plan, minutes, firstStart: start, ...repeats }, by);
    return sessionsOfSeries(tx, id, startsAt);
  }
  return readSessions(
    tx,
    await bookSessions(tx, deps, [{ ...plan, startsAt, endsAt: addMinutes(startsAt, minutes) }], by),
  );
}

async function change(
  { tx, by }: Work,
  deps: SessionDeps,
  id: SessionId,
  { version, scope, ...wanted }: z.output<typeof shapes.sessionChange>,
): Promise<Session> {
  const session = await current(tx, id, version);
  if (session.status !== 'booked') throw notBooked();
  if (scope !== 'this') {
    await changeSeries(tx, deps, session, scope, wanted, by);
    return only(tx, id);
  }
  if (wanted.rule) {
    throw invalidField(
      'rule',
      'rule-of-one',
      'One session alone does not repeat.',
      'Choose the scope following or all.',
    );
  }
  await editSession(tx, deps, id, wanted, by);
  if (wanted.clientIds) await setClients(tx, deps, id, wanted.clientIds, by);
  const zone = wanted.zone ?? session.zone;
  const startsAt = wanted.start
    ? instantAt(Temporal.PlainDateTime.from(wanted.start), zone)
    : instantAt(wallAt(session.startsAt, session.zone), zone);
  const minutes = wanted.minutes ?? (Date.parse(session.endsAt) - Date.parse(session.startsAt)) / 60_000;
  return only(
    tx,
    await moveSession(tx, deps, id, { startsAt, endsAt: addMinutes(startsAt, minutes), zone }, by),
  );
}

async function current(tx: Tx, id: SessionId, version: number): Promise<Session> {
  const session = await lockSession(tx, id);
  if (session.version !== version) throw sessionChangedMeanwhile();
  return session;
}

async function only(tx: Tx, id: SessionId): Promise<Session> {
  const [session] = await readSessions(tx, [id]);
  if (!session) throw noSuchSession();
  return session;
}
