/** Messages that wait for a person, texts and mails: whose they are, a person says. */
import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { recordLook, writeAudit } from '#engine/audit.ts';
import type { Clock, Database, NewId } from '#engine/ports.ts';
import { type Api, personOf, staff } from '#features/access/facts.ts';
import { addresseesOf } from '#features/people/facts.ts';
import { settleTextInput, textParams, waitingTextsAnswer } from './contract.ts';
import { settleText, waitingTexts } from './text-store.ts';

export interface TextDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** They hold clients' own words. */
const readsWords = staff('clinician', 'supervisor');
const tags = ['cases'];

export function waitingTextRoutes(api: Api, { database, clock, newId }: TextDeps): void {
  api.get(
    '/texts',
    {
      config: { rule: readsWords },
      schema: {
        summary: 'Messages that came in, of which a person has to say whose they are',
        tags,
        response: { 200: waitingTextsAnswer },
      },
    },
    async (request) => {
      const asker = personOf(request);
      return database.inPractice(asker.practiceId, async (tx) => {
        const waiting = await waitingTexts(tx);
        await recordLook(
          tx,
          newId,
          asker,
          { list: 'texts', detail: { texts: waiting.map(({ id }) => id) } },
          clock.now(),
        );
        const names = await addresseesOf(tx, [...new Set(waiting.flatMap(({ clientIds }) => clientIds))]);
        return {
          texts: waiting.map(({ clientIds, ...text }) => ({
            ...text,
            clients: clientIds.map((id) => ({ id, name: names.get(id)?.preferredName ?? '' })),
          })),
        };
      });
    },
  );

  api.post(
    '/texts/:textId/settlement',
    {
      config: { rule: readsWords },
      schema: {
        summary: 'Say what was done about a message that waits for a person',
        tags,
        params: textParams,
        body: settleTextInput,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { practiceId, staffId } = personOf(request);
      const now = clock.now();
      const { textId } = request.params;
      await database.inPractice(practiceId, async (tx) => {
        if (!(await settleText(tx, textId, { staffId, note: request.body.note, now })))
          throw alreadySettled();
        const entry = {
          staffId,
          actor: 'staff',
          action: 'text.settled',
          subjectKind: 'text',
          subjectId: textId,
        };
        await writeAudit(tx, newId, practiceId, now, [entry]);
      });
      return reply.code(204).send(null);
    },
  );
}

const alreadySettled = () =>
  new Problem(
    'not-found',
    'no-waiting-text',
    'No message of this kind waits. Somebody may have settled it just now: load the list again.',
  );
