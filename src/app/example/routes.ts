/** Trying everything out: an example practice of one's own, its phone, and its end. */
import { Problem } from '#core/problem.ts';
import type { Tx } from '#engine/ports.ts';
import { done } from '#features/access/contract.ts';
import {
  type Api,
  personOf,
  readPractice,
  type StaffActor,
  signedIn,
  staff,
} from '#features/access/facts.ts';
import { signInOf } from '#features/access/gate.ts';
import { putOnRecord } from '#features/access/on-record.ts';
import type { SignIns } from '#features/access/sign-ins.ts';
import { findExampleOfUser, findStaff, findStaffOfUser, removeExample } from '#features/access/store.ts';
import { hearMail } from '#features/cases/hear-mail.ts';
import { takeInTextOf } from '#features/cases/take-in-text.ts';
import type { Program } from '../program.ts';
import * as shape from './contract.ts';
import { makeExample } from './make.ts';
import { messageToAnswer, readPhone } from './phone.ts';

export interface ExampleDeps {
  readonly program: Program;
  readonly signIns: SignIns;
}

const tags = ['Example practice'];

export function exampleRoutes(api: Api, deps: ExampleDeps): void {
  coming(api, deps);
  removal(api, deps);
  phone(api, deps);
}

function coming(api: Api, { program, signIns }: ExampleDeps): void {
  const { database } = program.world;
  api.get(
    '/example',
    {
      config: { rule: signedIn('Says only what you yourself have made') },
      schema: {
        tags,
        summary: 'Whether you have an example practice',
        response: { 200: shape.exampleState },
      },
    },
    async (request) => {
      const { userId, inExample } = signInOf(request);
      const found = await database.withoutPractice((tx) => findExampleOfUser(tx, userId));
      return { exists: found !== undefined, isHere: found !== undefined && inExample };
    },
  );

  api.post(
    '/example/visit',
    {
      config: { rule: staff('owner') },
      schema: {
        tags,
        summary: 'Look at your example practice from now on, which is made if there is none',
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const { id, userId } = signInOf(request);
      const visitor = await visitorOf(program, personOf(request), userId);
      if (await makeExample(program, visitor)) await onRecord(program, userId, 'example.made');
      await signIns.look(id, true);
      return reply.code(204).send();
    },
  );

  api.delete(
    '/example/visit',
    {
      config: { rule: signedIn('Everybody may go back to their own practice') },
      schema: { tags, summary: 'Go back to your own practice', response: { 204: done } },
    },
    async (request, reply) => {
      await signIns.look(signInOf(request).id, false);
      return reply.code(204).send();
    },
  );
}

async function visitorOf({ world }: Program, { practiceId, staffId }: StaffActor, userId: string) {
  return world.database.inPractice(practiceId, async (tx) => {
    const self = await findStaff(tx, staffId);
    if (!self) throw new Error('a signed-in member of staff has no row');
    return {
      userId,
      name: self.name,
      email: self.email,
      phone: self.phone,
      practice: await readPractice(tx),
    };
  });
}

/** In the real practice: that there was an example, and nothing of it. */
async function onRecord({ world }: Program, userId: string, action: string): Promise<void> {
  const own = await world.database.withoutPractice((tx) => findStaffOfUser(tx, userId));
  if (!own) throw new Error('whoever has an example practice has one of their own');
  await world.database.inPractice(own.practiceId, (tx) =>
    putOnRecord(tx, world, own.practiceId, { action, by: own.staffId }),
  );
}

function removal(api: Api, { program, signIns }: ExampleDeps): void {
  const { database, jobs } = program.world;
  api.delete(
    '/example',
    {
      config: { rule: staff('owner') },
      schema: {
        tags,
        summary: 'Remove your example practice and everything in it',
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const { userId } = signInOf(request);
      const found = await database.withoutPractice((tx) => findExampleOfUser(tx, userId));
      if (!found) throw noExample();
      await signIns.leaveExample(userId);
      await database.inPractice(found.practiceId, async (tx) => {
        await removeExample(tx);
        await jobs.forget(tx, found.practiceId);
      });
      await onRecord(program, userId, 'example.removed');
      return reply.code(204).send();
    },
  );
}

function phone(api: Api, { program }: ExampleDeps): void {
  const { world, engine, delivery, texts } = program;
  api.get(
    '/example/phone',
    {
      config: { rule: signedIn('Whoever is in an example practice may look at its phones'), isUse: false },
      schema: { tags, summary: 'What has arrived on the pretend phones', response: { 200: shape.phone } },
    },
    async (request) => inExample(program, personOf(request), (tx) => readPhone(tx, delivery.linkFor)),
  );

  api.post(
    '/example/phone/answers',
    {
      config: { rule: signedIn('Whoever is in an example practice may answer as a client would') },
      schema: {
        tags,
        summary: 'Write back from a pretend phone, as a client would',
        body: shape.answer,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      const { messageId, text } = request.body;
      const person = personOf(request);
      const message = await inExample(program, person, (tx) => messageToAnswer(tx, messageId));
      const id = world.newId<string>();
      const { address: from, providerId } = message;
      if (message.medium === 'sms') {
        const received = { kind: 'text', providerId: id, from, text, isBlocked: false } as const;
        await takeInTextOf(texts, person.practiceId, received);
      } else {
        const mail = {
          kind: 'message',
          messageId: id,
          answers: [providerId],
          from,
          subject: '',
          text,
        } as const;
        await hearMail(engine, person.practiceId, mail);
      }
      return reply.code(204).send();
    },
  );
}

async function inExample<Result>(
  { world }: Program,
  { practiceId }: StaffActor,
  look: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return world.database.inPractice(practiceId, async (tx) => {
    if (!(await readPractice(tx)).isExample) throw onlyInExample();
    return look(tx);
  });
}

const noExample = () =>
  new Problem('not-found', 'no-example', 'You have no example practice. There is nothing to remove.');

const onlyInExample = () =>
  new Problem(
    'not-found',
    'not-an-example',
    'Only an example practice has pretend phones. Real clients have their own.',
  );
