/**
 * `node bench/today.ts [sessions] [--docs]`: how long a large clinic's day takes, at the server and in a real Chromium, from a
 * signed-in person's first byte until everything can be clicked. Prints JSON; with `--docs`, draws it on the page too.
 */
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { freePort } from '#adapters/free-port.ts';
import { urlForRole } from '#adapters/postgres-roles.ts';
import { instant } from '#core/time/instant.ts';
import { ada, settle } from '#test/cast.ts';
import { handClock } from '#test/clocks.ts';
import { settleManySessions } from '#test/many-sessions.ts';
import { openWeb } from '#test/open-http.ts';
import { buildScreens, screensFolder, theChromium } from '../test/browser/open-screens.ts';
import { signInAs } from '../test/sign-in.ts';
import { openCluster, silentLog } from './cluster.ts';
import type { FullDay } from './full-day.ts';
import { thisMachine } from './machine.ts';
import { openProgram } from './open-program.ts';
import { publish } from './publish.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { docs: { type: 'boolean', default: false } },
});
const sessions = Number(positionals[0] ?? 2000);
const rounds = 5;
const now = instant('2026-03-03T19:03:00Z');

buildScreens();
const cluster = await openCluster();
const clock = handClock(now);
const port = await freePort('localhost');
const origin = `http://localhost:${port}`;
const { program, close } = await openProgram(cluster, clock, silentLog);
const world = { ...program.world, publicAddress: origin };
const web = await openWeb({ ...program, world }, urlForRole(cluster.ownerUrl, 'kept_auth', cluster.secret), {
  staticFolder: screensFolder,
});
await web.api.listen({ host: 'localhost', port });
const chromium = await theChromium();
try {
  await settle(program.world.database, now);
  await settleManySessions(
    { asOwner: cluster.owner },
    { sessions, from: instant('2026-03-03T13:00:00Z'), hereUntil: instant('2026-03-03T18:59:00Z') },
  );
  const caller = await signInAs({ ...web, asOwner: cluster.owner, origin }, ada);
  const context = await chromium.newContext({
    timezoneId: 'America/New_York',
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies([...caller.jar].map(([name, value]) => ({ name, value, url: origin })));
  const answers = {
    todayMs: await medianOf(() => timed(() => caller.get('/today'))),
    todayCpuMs: await medianOf(() => worked(() => caller.get('/today'))),
    readinessMs: await medianOf(() => timed(() => caller.get('/today/readiness'))),
  };
  const page = await context.newPage();
  await page.addInitScript(watchTasks);
  const devTools = await context.newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const screen: Awaited<ReturnType<typeof openDay>>[] = [];
  for (let round = 0; round < rounds; round += 1) screen.push(await openDay(page, devTools, origin));
  const middle = (name: keyof (typeof screen)[number]) => median(screen.map((one) => one[name]));
  const day: FullDay = {
    sessions,
    rounds,
    ...answers,
    firstRowMs: middle('firstRowMs'),
    interactiveMs: middle('interactiveMs'),
    wholeListMs: middle('wholeListMs'),
    mainThreadMs: middle('mainThreadMs'),
    clickAnsweredMs: middle('clickAnsweredMs'),
    worstFrameWhileScrollingMs: middle('worstFrameMs'),
    machine: thisMachine(),
  };
  console.log(JSON.stringify(day, null, 2));
  if (values.docs) await publish({ day });
} finally {
  await chromium.close();
  await web.close();
  await close();
  await cluster.remove();
}

interface Watched extends Window {
  lastLongTaskEndedAt: number;
}

function watchTasks(): void {
  const watched = window as unknown as Watched;
  watched.lastLongTaskEndedAt = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      watched.lastLongTaskEndedAt = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
}

async function openDay(page: Page, devTools: CDPSession, address: string) {
  await page.goto(address, { waitUntil: 'commit' });
  const first = await page.waitForFunction(
    () => document.querySelector('.attending .tap') !== null && performance.now(),
  );
  const firstRowMs = Number(await first.jsonValue());
  const whole = await page.waitForFunction(
    () => document.querySelector('.attendings[aria-busy="false"]') !== null && performance.now(),
  );
  const wholeListMs = Number(await whole.jsonValue());
  await page.waitForFunction(
    () => performance.now() - (window as unknown as Watched).lastLongTaskEndedAt > 700,
  );
  const quietMs = await page.evaluate(() => (window as unknown as Watched).lastLongTaskEndedAt);
  return {
    firstRowMs,
    wholeListMs,
    interactiveMs: Math.max(firstRowMs, Math.min(quietMs, wholeListMs)),
    mainThreadMs: await workedMs(devTools),
    worstFrameMs: await scroll(page),
    clickAnsweredMs: await click(page),
  };
}

/** What the page's main thread has worked by its own count, whoever else keeps this machine busy. */
async function workedMs(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** From the press until the next frame that shows what was pressed. */
function click(page: Page): Promise<number> {
  return page.evaluate(async () => {
    window.scrollTo(0, 0);
    const tap = [...document.querySelectorAll<HTMLElement>('.attending .tap')].find(
      (one) => one.textContent === 'Here',
    );
    if (!tap) throw new Error('nobody can be marked');
    const frame = () => new Promise<number>((next) => requestAnimationFrame(next));
    await frame();
    const pressed = performance.now();
    tap.click();
    while (tap.isConnected) await frame();
    return performance.now() - pressed;
  });
}

function scroll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise<number>((next) => requestAnimationFrame(next));
    let worst = 0;
    let before = await frame();
    for (let step = 0; step < 60; step += 1) {
      window.scrollBy(0, 400);
      const at = await frame();
      worst = Math.max(worst, at - before);
      before = at;
    }
    return worst;
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The program's own share, without the database's. */
async function worked(work: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

async function medianOf(measure: () => Promise<number>): Promise<number> {
  const all = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure());
  return median(all);
}

function median(all: readonly number[]): number {
  return Math.round(all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0);
}
