/** The program with a text provider, killed with -9 by chance. What the provider received is the truth outside. */
import { afterEach, expect, test } from 'vitest';
import { chanceFrom } from './chance.ts';
import { expectNothingWrong, expectVerified, seed } from './expect-well.ts';
import { printed, reckon } from './reckoning.ts';
import { openTextProvider, type TextProvider } from './text-provider.ts';
import { type Scene, setScene } from './torment.ts';

let scene: Scene | null = null;
let provider: TextProvider | null = null;
afterEach(async () => {
  await scene?.close();
  await provider?.close();
});

test('a provider that can be asked is asked: nothing stays in doubt, and still nothing goes out twice', {
  timeout: 600_000,
  tags: 'at-length',
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
