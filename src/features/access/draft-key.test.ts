/** What opens a person's unfinished writing is theirs alone, and the same on each of their devices. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HttpHouse, openHttp, settleStaff } from '#test/open-http.ts';
import { type Caller, signInAs } from '#test/sign-in.ts';

let house: HttpHouse;
beforeAll(async () => {
  house = await openHttp();
});
afterAll(() => house.close());

const keyOf = async (caller: Caller) => (await caller.get<{ key: string }>('/me/draft-key')).body.key;

test('the key is the same at each sign-in of one person, and another for everybody else', async () => {
  const here = await settleStaff(house, 'clinician', 'auditor');
  const elsewhere = await settleStaff(house, 'clinician');
  const first = await keyOf(await signInAs(house, here.clinician));
  expect(Buffer.from(first, 'base64')).toHaveLength(32);
  expect(await keyOf(await signInAs(house, here.clinician))).toBe(first);
  const others = [here.auditor, elsewhere.clinician];
  const theirs = await Promise.all(others.map(async (person) => keyOf(await signInAs(house, person))));
  expect(new Set([first, ...theirs]).size).toBe(3);
});
