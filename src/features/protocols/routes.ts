/** The practice's protocol: the one in force, its history, and publishing a new version. */
import { z } from 'zod';
import { Problem } from '#core/problem.ts';
import { defaultProtocol } from '#core/protocol/default.ts';
import type { Protocol } from '#core/protocol/protocol.ts';
import { checkProtocol } from '#core/protocol/validate.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Clock, Database, NewId } from '#engine/ports.ts';
import { type Api, actorOf, personOf, signedIn, staff } from '#features/access/facts.ts';
import { protocolAnswer, publishBody } from './contract.ts';
import { insertVersion, type PublishedProtocol, readAll, readNewest } from './store.ts';

export interface ProtocolDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

const everybody = signedIn('whoever works on a case has to be able to read what it runs on');

export function protocolRoutes(api: Api, { database, clock, newId }: ProtocolDeps): void {
  api.get(
    '/protocol',
    {
      config: { rule: everybody },
      schema: { summary: 'The protocol in force', tags: ['protocols'], response: { 200: protocolAnswer } },
    },
    async (request) => {
      const newest = await database.inPractice(actorOf(request).practiceId, readNewest);
      return newest ? published(newest) : shipped;
    },
  );

  api.get(
    '/protocol/versions',
    {
      config: { rule: everybody },
      schema: {
        summary: 'Every published version, newest first',
        tags: ['protocols'],
        response: { 200: z.array(protocolAnswer) },
      },
    },
    async (request) => {
      const versions = await database.inPractice(actorOf(request).practiceId, readAll);
      return versions.length > 0 ? versions.map(published) : [shipped];
    },
  );

  api.post(
    '/protocol/versions',
    {
      config: { rule: staff('supervisor') },
      schema: {
        summary: 'Publish a new version; open cases keep the one they opened under',
        tags: ['protocols'],
        body: publishBody,
        response: { 201: protocolAnswer },
      },
    },
    async (request, reply) => {
      const { practiceId, staffId } = personOf(request);
      const { document, reason, basedOn } = request.body;
      const now = clock.now();
      const made = await database.inPractice(practiceId, async (tx) => {
        const current = (await readNewest(tx))?.version ?? defaultProtocol.version;
        if (current !== basedOn) throw movedOn();
        const version = current + 1;
        const checked = readDocument({ ...document, version });
        const row = {
          version,
          name: checked.name,
          document: checked,
          reason,
          publishedAt: now,
          publishedBy: staffId,
        };
        if (!(await insertVersion(tx, practiceId, row))) throw movedOn();
        await writeAudit(tx, newId, practiceId, now, [
          {
            staffId,
            actor: 'staff',
            action: 'protocol.published',
            subjectKind: 'protocol',
            subjectId: String(version),
          },
        ]);
        return row;
      });
      return reply.code(201).send(published(made));
    },
  );
}

function readDocument(document: unknown): Protocol {
  const checked = checkProtocol(document);
  if ('protocol' in checked) return checked.protocol;
  throw new Problem(
    'invalid',
    'protocol-does-not-hold',
    'This protocol cannot be published yet.',
    checked.problems.map(({ path, reason, wayOut }) => ({ field: path, reason, wayOut })),
  );
}

function movedOn(): Problem {
  return new Problem(
    'conflict',
    'protocol-moved-on',
    'Somebody published another version meanwhile. Look at it, then publish again.',
  );
}

function published(row: PublishedProtocol) {
  return { ...row, document: { ...row.document } };
}

const shipped = {
  version: defaultProtocol.version,
  name: defaultProtocol.name,
  document: { ...defaultProtocol },
  reason: null,
  publishedAt: null,
  publishedBy: null,
};
