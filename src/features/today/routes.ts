/** The day over HTTP, for people: how everybody stands, and what is missing before tomorrow. */
import type { Day } from '#core/time/instant.ts';
import { recordLook } from '#engine/audit.ts';
import type { Clock, Database, NewId } from '#engine/ports.ts';
import { type Api, personOf, staff } from '#features/access/facts.ts';
import { boardOf } from './board-of.ts';
import { boardAnswer, readinessAnswer, todayAnswer, todayQuery } from './contract.ts';
import { readReadiness } from './read-readiness.ts';
import { readToday } from './read-today.ts';

export interface TodayDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

const mayRead = staff('clinician', 'supervisor', 'front-desk', 'auditor');
const tags = ['today'];

export function todayRoutes(api: Api, { database, clock, newId }: TodayDeps): void {
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
        summary: 'What is missing or old in the records of those who come until tomorrow evening',
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
}
