/** What is answered while the database cannot be reached. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bringBack, sendAway } from './database-away.ts';
import { type HttpHouse, openHttp, settleStaff } from './open-http.ts';
import { signInAs } from './sign-in.ts';

let house: HttpHouse;
beforeEach(async () => {
  house = await openHttp();
});
afterEach(() => house.close());

test('whoever asks is told that it is away, and needs nothing but to ask again', async () => {
  const { owner } = await settleStaff(house, 'owner');
  const caller = await signInAs(house, owner);
  await sendAway(house.asOwner);
  for (const path of ['/me', '/today', '/cases']) {
    const { status, body } = await caller.get(path);
    expect({ path, status, body }).toMatchObject({ status: 503, body: { code: 'database-away' } });
  }
  const signIn = { email: owner.email, password: 'whatever it may be' };
  expect((await caller.post('/sign-in', signIn)).status, 'nothing is said about the password').not.toBe(401);
  await bringBack(house.asOwner);
  expect((await caller.get('/me')).status).toBe(200);
});
