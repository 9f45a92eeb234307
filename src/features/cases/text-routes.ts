/** Messages that wait for a person, texts and mails: whose they are, a person says. */
import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { recordLook, writeAudit } from '#engine/audit.ts';
import { type Api, personOf, staff } from '#features/access/facts.ts';
import { type AlarmDeps, openAlarms, somebodyHasIt, takeAlarm, tellAlarms } from '#features/paging/facts.ts';
import { addresseesOf } from '#features/people/facts.ts';
import { settleTextInput, textParams, waitingTextsAnswer } from './contract.ts';
import { settleMessage } from './settle-message.ts';
import { waitingTexts } from './text-store.ts';

/** They hold clients' own words. */
const readsWords = staff('clinician', 'supervisor');
const tags = ['cases'];

export function waitingTextRoutes(api: Api, alarms: AlarmDeps): void {
  const { database, clock, newId } = alarms.engine;
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
        const ids = waiting.map(({ id }) => id);
        const raised = await tellAlarms(tx, await openAlarms(tx, 'message', ids), clock.now());
        return {
          texts: waiting.map(({ clientIds, ...text }) => ({
            ...text,
            clients: clientIds.map((id) => ({ id, name: names.get(id)?.preferredName ?? '' })),
            alarm: raised.get(text.id) ?? null,
          })),
        };
      });
    },
  );

  api.post(
    '/texts/:textId/taking',
    {
      config: { rule: readsWords },
      schema: {
        summary:
          'Say "I have it" of a message that people are paged about; nobody else is asked for a quarter of an hour',
        tags,
        params: textParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { practiceId, staffId } = personOf(request);
      const { textId } = request.params;
      const now = clock.now();
      await database.inPractice(practiceId, async (tx) => {
        const alarm = (await openAlarms(tx, 'message', [textId])).get(textId);
        if (!alarm) throw alreadySettled();
        const holder = await takeAlarm(tx, alarm.id, staffId, now);
        if (holder === null) throw alreadySettled();
        if (holder !== staffId) throw await somebodyHasIt(tx, holder);
        const entry = {
          staffId,
          actor: 'staff',
          action: 'text.taken',
          subjectKind: 'text',
          subjectId: textId,
        };
        await writeAudit(tx, newId, practiceId, now, [entry]);
      });
      return reply.code(204).send(null);
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
      const settled = { textId: request.params.textId, note: request.body.note };
      if (!(await settleMessage(alarms, personOf(request), settled))) throw alreadySettled();
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
