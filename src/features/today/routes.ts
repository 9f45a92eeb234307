/** The day over HTTP, for people: how everybody stands, and what is missing before tomorrow. */
import { addMinutes, type Day, type Instant } from '#core/time/instant.ts';
import { writeAuditUnlessSince } from '#engine/audit.ts';
import type { Clock, Database, NewId, Tx } from '#engine/ports.ts';
import { type Api, personOf, type StaffActor, staff } from '#features/access/facts.ts';
import { readinessAnswer, todayAnswer, todayQuery } from './contract.ts';
import { readReadiness } from './read-readiness.ts';
import { readToday } from './read-today.ts';

export interface TodayDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

const mayRead = staff('clinician', 'supervisor', 'front-desk', 'auditor');
const tags = ['today'];

/** A list that refreshes itself is one look, not hundreds: once an hour it is put on record who has it before them. */
const lookMinutes = 60;

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
        await recordLook(tx, newId, asker, now);
        return readToday(tx, asker, request.query.day as Day | undefined, now);
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
      return database.inPractice(asker.practiceId, (tx) => readReadiness(tx, asker, clock.now()));
    },
  );
}

async function recordLook(
  tx: Tx,
  newId: NewId,
  { practiceId, staffId }: StaffActor,
  now: Instant,
): Promise<void> {
  const look = {
    staffId,
    actor: 'staff',
    action: 'today.viewed',
    subjectKind: 'practice',
    subjectId: practiceId,
  };
  await writeAuditUnlessSince(tx, newId, practiceId, { now, since: addMinutes(now, -lookMinutes) }, look);
}
