import { beforeEach, expect, test } from 'vitest';
import { openDraftVault } from './draft-vault.ts';

const ada = btoa('a'.repeat(32));
const lena = btoa('l'.repeat(32));
const dayMs = 24 * 60 * 60_000;

let device: FakeStorage;
let now: number;
beforeEach(() => {
  device = new FakeStorage();
  now = Date.UTC(2026, 2, 3, 14);
});

const open = (secret = ada) => openDraftVault(secret, device, () => now);

test('what was written is there after a reload, with when', async () => {
  await (await open()).keep('note 1', { text: 'Ana sounded tired' });
  now += 60_000;
  const found = await (await open()).read('note 1');
  expect(found).toEqual({ value: { text: 'Ana sounded tired' }, savedAt: new Date(now - 60_000) });
  expect(await (await open()).read('note 2')).toBeNull();
});

test('the device alone says neither what was written nor about what', async () => {
  await (await open()).keep('note of case 7', { text: 'Ana sounded tired' });
  const all = JSON.stringify([...device.kept]);
  expect(device.kept.size).toBe(1);
  expect(all).not.toMatch(/sounded|tired|note of/);
});

test('nobody else reads it, and it is still there for whoever wrote it', async () => {
  await (await open(ada)).keep('note 1', 'mine');
  expect(await (await open(lena)).read('note 1')).toBeNull();
  await (await open(lena)).drop('note 1');
  expect((await (await open(ada)).read('note 1'))?.value).toBe('mine');
});

test('what was put in the place of another draft does not open', async () => {
  const vault = await open();
  await vault.keep('one', 'first');
  await vault.keep('two', 'second');
  const [[placeOne = '', one = ''] = [], [placeTwo = ''] = []] = [...device.kept];
  device.setItem(placeTwo, one);
  expect(await vault.read('two')).toBeNull();
  expect(placeOne).not.toBe(placeTwo);
});

test.each(['', 'null', '{}', '{"at":1,"iv":"!","text":"!"}', '[1,2]'])(
  'what is damaged (%s) is not read, and hinders nothing',
  async (damaged) => {
    const vault = await open();
    await vault.keep('note', 'whole');
    const [place = ''] = device.kept.keys();
    device.setItem(place, damaged);
    expect(await vault.read('note')).toBeNull();
    await vault.keep('note', 'anew');
    expect((await vault.read('note'))?.value).toBe('anew');
  },
);

test('what is too long, or finds no room, says that it was not kept', async () => {
  const vault = await open();
  expect(await vault.keep('note', 'x'.repeat(70_000))).toBeNull();
  device.isFull = true;
  expect(await vault.keep('note', 'short')).toBeNull();
});

test('drafts of a month ago go, and the oldest make room for the newest', async () => {
  const vault = await open();
  for (let index = 0; index < 65; index += 1) {
    now += 1000;
    await vault.keep(`note ${index}`, index);
  }
  expect(device.kept.size).toBe(60);
  expect(await vault.read('note 4')).toBeNull();
  expect((await vault.read('note 5'))?.value).toBe(5);
  device.setItem('kept.initials', 'on');
  now += 31 * dayMs;
  await open();
  expect([...device.kept.keys()]).toEqual(['kept.initials']);
});

test('one person’s drafts push out nobody else’s', async () => {
  await (await open(lena)).keep('note', 'hers');
  const vault = await open(ada);
  for (let index = 0; index < 65; index += 1) await vault.keep(`note ${index}`, index);
  expect(device.kept.size).toBe(61);
  expect((await (await open(lena)).read('note'))?.value).toBe('hers');
});

class FakeStorage {
  readonly kept = new Map<string, string>();
  isFull = false;
  get length(): number {
    return this.kept.size;
  }
  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }
  getItem(place: string): string | null {
    return this.kept.get(place) ?? null;
  }
  setItem(place: string, text: string): void {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(place, text);
  }
  removeItem(place: string): void {
    this.kept.delete(place);
  }
}
