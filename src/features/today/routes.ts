/** The day over HTTP, for people: how everybody stands, and what is missing before tomorrow. */
import { z } from 'zod';
import type { Day } from '#core/time/instant.ts';
import { recordLook } from '#engine/audit.ts';
import type { Clock, Database, NewId } from '#engine/ports.ts';
import { type Api, personOf, staff } from '#features/access/facts.ts';
import type { AlarmDeps } from '#features/paging/facts.ts';
import { boardOf } from './board-of.ts';
import { boardAnswer, readinessAnswer, settleDutyInput, todayAnswer, todayQuery } from './contract.ts';
import { settleDuty, takeDuty } from './duty.ts';
import { readReadiness } from './read-readiness.ts';
import { readToday } from './read-today.ts';

export interface TodayDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly alarms: AlarmDeps;
}

const mayRead = staff('clinician', 'supervisor', 'front-desk', 'auditor');
/** As the rota itself. */
const mayPlan = staff('supervisor');
const tags = ['today'];

export function todayRoutes(api: Api, { database, clock, newId, alarms }: TodayDeps): void {
  api.get(
    '/today',
    {
      config: { rule: mayRead },
      schema: {
        summary: 'Everybody who is expected on a day and how they stand, and all who are not accounted for',
        tags,
        querystring: todayQuery,
        response: { 200: todayAnswer },
      },
    },
    async (request) => {
      const asker = personOf(request);
      const now = clock.now();
      return database.inPractice(asker.practiceId, async (tx) => {
        const answer = await readToday(tx, asker, request.query.day as Day | undefined, now);
        await recordLook(tx, newId, asker, { list: 'today', detail: { day: answer.day } }, now);
        return answer;
      });
    },
  );

  api.get(
    '/board',
    {
      config: { rule: mayRead, within: ['board'] },
      schema: {
        summary: 'The day for a screen on the wall: clients by their initials',
        tags,
        response: { 200: boardAnswer },
      },
    },
    async (request) => {
      const asker = personOf(request);
      const now = clock.now();
      return database.inPractice(asker.practiceId, async (tx) => {
        await recordLook(tx, newId, asker, { list: 'board' }, now);
        return boardOf(await readToday(tx, asker, undefined, now));
      });
    },
  );

  api.get(
    '/today/readiness',
    {
      config: { rule: mayRead },
      schema: {
        summary:
          'What is missing or old in the records of those who come until the end of the next day, and when nobody is on duty',
        tags,
        response: { 200: readinessAnswer },
      },
    },
    async (request) => {
      const asker = personOf(request);
      const now = clock.now();
      return database.inPractice(asker.practiceId, async (tx) => {
        await recordLook(tx, newId, asker, { list: 'readiness' }, now);
        return readReadiness(tx, asker, now);
      });
    },
  );

  api.post(
    '/today/duty/taking',
    {
      config: { rule: mayPlan },
      schema: {
        summary: 'Say "I have it" of a time for which nobody is on duty; nobody else is asked for two hours',
        tags,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await takeDuty(alarms, personOf(request));
      return reply.code(204).send(null);
    },
  );

  api.post(
    '/today/duty/settlement',
    {
      config: { rule: mayPlan },
      schema: {
        summary: 'Say what was done about a time for which nobody is on duty, or why it may stay so',
        tags,
        body: settleDutyInput,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await settleDuty(alarms, personOf(request), request.body.note);
      return reply.code(204).send(null);
    },
  );
}
