/** One line to each watching screen, over which it hears that something changed, never what. */
import type { FastifyRequest } from 'fastify';
import type { Clock, Database } from '#engine/ports.ts';
import { type Api, personOf, signedIn } from '#features/access/facts.ts';
import { openHub } from './hub.ts';
import { type Line, openLines } from './streams.ts';

export interface LiveDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** Whether the sign-in that a request came with still lets that person in. Asking does not prolong it. */
  readonly isStillIn: (request: FastifyRequest) => Promise<boolean>;
}

/** Often enough that no proxy takes the line for dead, and that whoever was shut out hears nothing for long. */
const beatMinutes = 25 / 60;

export function liveRoutes(api: Api, { database, clock, isStillIn }: LiveDeps): void {
  const hub = openHub(database);
  const lines = openLines();
  // A server that stops would otherwise wait for lines that never end by themselves.
  api.addHook('preClose', async () => lines.endAll());

  api.get(
    '/live',
    {
      config: {
        rule: signedIn(
          'Says that something changed and never what; the answer is asked for by its own route',
        ),
        isUse: false,
        within: ['board'],
      },
      schema: {
        tags: ['Live'],
        summary: 'Server-sent events: what has changed in the practice, by topic',
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const { practiceId, staffId } = personOf(request);
      await hub.ready();
      const line = lines.open(staffId);
      const leave = hub.join(practiceId, (heard) => {
        if (heard.kind === 'changed') line.say('changed', { topic: heard.topic, id: heard.id });
        else line.say(heard.kind);
      });
      line.stream.once('close', leave);
      line.say('open');
      void beat(line, request);
      // A proxy that collects before it passes on would make "live" a lie.
      return reply.type('text/event-stream').header('x-accel-buffering', 'no').send(line.stream);
    },
  );

  async function beat(line: Line, request: FastifyRequest): Promise<void> {
    const over = new AbortController();
    line.stream.once('close', () => over.abort());
    for (;;) {
      await clock.passes(beatMinutes, over.signal);
      if (over.signal.aborted) return;
      // A database that is away shuts nobody out; it is asked again at the next beat.
      const isIn = await isStillIn(request).catch(() => true);
      if (isIn) line.say('beat');
      else line.end('ended');
    }
  }
}
