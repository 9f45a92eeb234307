/** The real program, killed with -9 by chance during a burst. What the mail server heard is the truth outside. */
import { afterEach, expect, test } from 'vitest';
import { messageIdOf } from '#adapters/message-id.ts';
import { startKept } from '#test/kept-process.ts';
import { type Mailbox, openMailbox } from '#test/mailbox.ts';
import { chanceFrom } from './chance.ts';
import { printed, type Reckoning, reckon } from './reckoning.ts';
import { openTextProvider, type TextProvider } from './text-provider.ts';
import { type Scene, setScene } from './torment.ts';

const from = 'hello@riverside.example';
/** Another seed kills at other instants; the one that was used is printed. */
const seed = Number(process.env.KEPT_CRASH_SEED ?? Date.now() % 1_000_000);

let scene: Scene | null = null;
let mailbox: Mailbox | null = null;
let provider: TextProvider | null = null;
afterEach(async () => {
  await scene?.close();
  await mailbox?.close();
  await provider?.close();
});

test('killed with -9 again and again during a burst, it forgets nobody and writes to nobody twice', {
  timeout: 600_000,
}, async () => {
  mailbox = await openMailbox();
  scene = await setScene({
    chance: chanceFrom(seed),
    crowd: { practices: 4, clientsEach: 510, channels: ['email'] },
    kills: 12,
    confirmsEach: 40,
    worker: ['src/app/main.ts', 'serve', '--role', 'worker'],
    settings: { KEPT_SMTP_URL: mailbox.url, KEPT_MAIL_FROM: from },
  });
  await scene.torments();
  await scene.finishes();

  const { secret } = scene.server;
  const { begun, messages } = mailbox;
  const received = { begun, whole: messages.map(({ messageId }) => messageId) };
  const found = await reckon(scene, received, (key) => messageIdOf(secret, key, from));
  process.stdout.write(printed(`killed during a burst, seed ${seed}`, found.counts));
  expect(found.counts).toMatchObject({ cases: 2040, 'workers killed': 12, 'PostgreSQL killed': 1 });
  expect(found.counts['to clients']).toBeGreaterThanOrEqual(300);
  expect(found.counts['messages in a dead hand']).toBeGreaterThan(0);
  expectNothingWrong(found);
  await expectVerified(scene);
});

test('a provider that can be asked is asked: nothing stays in doubt, and still nothing goes out twice', {
  timeout: 600_000,
}, async () => {
  const chance = chanceFrom(seed);
  provider = await openTextProvider(chance);
  scene = await setScene({
    chance,
    crowd: { practices: 2, clientsEach: 150, channels: ['sms', 'email'] },
    kills: 6,
    confirmsEach: 20,
    worker: ['test/crash/worker.ts', provider.url],
    settings: {},
  });
  await scene.torments();
  await scene.finishes();

  const received = { begun: provider.received, whole: provider.received };
  const found = await reckon(scene, received, (key) => key);
  process.stdout.write(printed(`killed beside a provider that can be asked, seed ${seed}`, found.counts));
  expect(found.counts).toMatchObject({ cases: 300, 'workers killed': 6, 'PostgreSQL killed': 1 });
  expect(found.counts['to clients']).toBeGreaterThanOrEqual(60);
  expect(found.counts['messages in a dead hand']).toBeGreaterThan(0);
  expect(found.unknown).toEqual([]);
  expectNothingWrong(found);
  await expectVerified(scene);
});

function expectNothingWrong(found: Reckoning): void {
  const { counts: _, unknown: __, ...wrong } = found;
  expect(wrong).toEqual({
    withoutCase: 0,
    notMoved: 0,
    openedTwice: 0,
    lost: [],
    unfinished: [],
    leftInDoubt: [],
    saidSentAndNeverReceived: [],
    receivedAndNotSaid: [],
    receivedFromNowhere: [],
    receivedTwice: [],
  });
}

async function expectVerified(on: Scene): Promise<void> {
  const verify = startKept(['src/app/main.ts', 'verify'], on.settings);
  expect(await verify.ended, verify.heard()).toBe(0);
  expect(verify.heard()).toContain('Everything is as it was written.');
}
