/**
 * `node bench/messages.ts [messages] [--docs]`: so many check-ins fall due at once; one worker hands them to a gateway on this
 * machine, which reports each as delivered to the HTTP side. Counts at both ends; prints JSON; with `--docs`, draws it
 * on the page too.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { freePort } from '#adapters/free-port.ts';
import { urlForRole } from '#adapters/postgres-roles.ts';
import { openWeb } from '#test/open-http.ts';
import { openCluster, silentLog } from './cluster.ts';
import { startFleet } from './fleet.ts';
import { clearAway, settleDown } from './ground.ts';
import { thisMachine } from './machine.ts';
import type { ManyMessages } from './many-messages.ts';
import { openProgram } from './open-program.ts';
import { publish } from './publish.ts';
import { makeSample } from './sample.ts';
import { shiftedClock, shiftTo } from './shifted-clock.ts';
import { Stock } from './stock.ts';
import { openTextGateway } from './text-gateway.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { docs: { type: 'boolean', default: false } },
});
const messages = Number(positionals[0] ?? 10_000);
const practices = 20;
/** What is not through by then is lost. */
const mostSeconds = 900;

const cluster = await openCluster();
const gateway = await openTextGateway();
try {
  const sample = await makeSample(cluster);
  const stock = new Stock(cluster, sample);
  await clearAway({ cluster });
  await stock.due(await stock.lot(messages, practices), sample.stepDueAt);
  await settleDown({ cluster });
  console.log(JSON.stringify(await measure(sample.stepDueAt), null, 2));
} finally {
  await gateway.close();
  await cluster.remove();
}

async function measure(dueAt: Parameters<typeof shiftTo>[0]): Promise<ManyMessages> {
  const port = await freePort('localhost');
  const publicAddress = `http://localhost:${port}`;
  const shiftMinutes = shiftTo(dueAt);
  const { appUrl, ownerUrl, secret } = cluster;
  const entrance = { appUrl, ownerUrl, secret, gatewayUrl: gateway.url, publicAddress };
  const { program, close } = await openProgram(entrance, shiftedClock(shiftMinutes), silentLog);
  const web = await openWeb(program, urlForRole(ownerUrl, 'kept_auth', secret));
  await web.api.listen({ host: 'localhost', port });
  const fleet = await startFleet(1, { ...entrance, kind: 'everything', shiftMinutes });
  try {
    const startedAt = performance.now();
    const elapsed = () => (performance.now() - startedAt) / 1000;
    fleet.begin();
    while (gateway.received.size < messages && elapsed() < mostSeconds) await wait(100);
    const sentSeconds = elapsed();
    while ((await countDelivered()) < messages && elapsed() < mostSeconds) await wait(250);
    const reportedSeconds = elapsed();
    const texts = [...gateway.received.values()];
    const many: ManyMessages = {
      messages,
      sentSeconds,
      reportedSeconds,
      reports: gateway.reported(),
      lost: messages - (await countDelivered()),
      doubled: texts.filter((times) => times > 1).length,
      refused: gateway.refused(),
      machine: thisMachine(),
    };
    if (values.docs) await publish({ messages: many });
    return many;
  } finally {
    await fleet.stop();
    await web.close();
    await close();
  }
}

async function countDelivered(): Promise<number> {
  const { rows } = await sql<{ delivered: string }>`
    select count(*) as delivered from message where medium = 'sms' and state = 'delivered'`.execute(
    cluster.owner,
  );
  return Number(rows[0]?.delivered);
}
