/** The practice's protocol: the one in force, its history, and publishing a new version. */
import { z } from 'zod';
import type { PracticeId } from '#core/ids.ts';
import { type FieldProblem, Problem } from '#core/problem.ts';
import { defaultProtocol } from '#core/protocol/default.ts';
import type { Protocol } from '#core/protocol/protocol.ts';
import { checkProtocol } from '#core/protocol/validate.ts';
import type { Finding, Verdict } from '#core/verifier/verdict.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Clock, Database, NewId } from '#engine/ports.ts';
import { type Api, actorOf, personOf, signedIn, staff } from '#features/access/facts.ts';
import { protocolAnswer, publishBody, verdictAnswer, verificationBody } from './contract.ts';
import { insertVersion, type PublishedProtocol, readAll, readNewest } from './store.ts';

export interface ProtocolDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Takes seconds, and leaves the rest of the program free meanwhile. Throws a problem when it cannot be done now. */
  readonly verify: (practiceId: PracticeId, document: unknown) => Promise<Verdict>;
}

const everybody = signedIn('whoever works on a case has to be able to read what it runs on');

export function protocolRoutes(api: Api, { database, clock, newId, verify }: ProtocolDeps): void {
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
        summary: 'Every published version, newest first, and last what Kept comes with',
        tags: ['protocols'],
        response: { 200: z.array(protocolAnswer) },
      },
    },
    async (request) => {
      const versions = await database.inPractice(actorOf(request).practiceId, readAll);
      return [...versions.map(published), shipped];
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
      const version = basedOn + 1;
      const checked = await holding(verify, practiceId, { ...document, version });
      const now = clock.now();
      const made = await database.inPractice(practiceId, async (tx) => {
        const current = (await readNewest(tx))?.version ?? defaultProtocol.version;
        if (current !== basedOn) throw movedOn();
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

  api.post(
    '/protocol/verification',
    {
      config: { rule: staff('supervisor') },
      schema: {
        summary:
          'Try out a protocol and say what it keeps, or show a shortest way to what breaks; stores nothing',
        tags: ['protocols'],
        body: verificationBody,
        response: { 200: verdictAnswer },
      },
    },
    async (request) => {
      // The number is given when it is published.
      const { practiceId } = actorOf(request);
      const verdict = await verify(practiceId, { version: 1, ...request.body.document });
      return verdict;
    },
  );
}

/** Tried out before anything is locked, since it takes seconds [P8.1]. */
async function holding(
  verify: ProtocolDeps['verify'],
  practiceId: PracticeId,
  document: unknown,
): Promise<Protocol> {
  const checked = checkProtocol(document);
  if ('problems' in checked)
    throw doesNotHold(checked.problems.map(({ path, ...words }) => ({ field: path, ...words })));
  const verdict = await verify(practiceId, checked.protocol);
  if (!verdict.isProved) throw doesNotHold(verdict.tiers.flatMap((tier) => tier.findings.map(fieldOf)));
  return checked.protocol;
}

function doesNotHold(fields: readonly FieldProblem[]): Problem {
  return new Problem('invalid', 'protocol-does-not-hold', 'This protocol cannot be published yet.', fields);
}

function fieldOf({ tier, words, path }: Finding): FieldProblem {
  const way = path.map((entry) => `${entry.clock} ${entry.words}`).join(' ');
  return {
    field: `tiers.${tier}`,
    reason: words,
    wayOut: `Change the step, the time or the bound that leads there. A session at 14:00 shows how it comes about: ${way}`,
  };
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
