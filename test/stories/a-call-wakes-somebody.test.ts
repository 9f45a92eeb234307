import { sql } from 'kysely';
import twilio from 'twilio';
import { afterEach, expect, test } from 'vitest';
import { pretendCarrier } from '#adapters/pretend-carrier.ts';
import { twilioEar } from '#adapters/twilio-ear.ts';
import type { Carrier, Medium } from '#engine/ports.ts';
import { ada, ana, riverside, testNewId } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';
import { twilioAccount } from '#test/twilio-server.ts';

let house: House;
afterEach(() => house.close());

const adasPhone = '+12125550110';
const voice = { ...pretendCarrier('voice'), ear: twilioEar(twilioAccount) };

async function opens(): Promise<void> {
  const carriers = new Map<Medium, Carrier>([
    ['email', pretendCarrier('email')],
    ['voice', voice],
  ]);
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana], carriers });
  await sql`
    insert into reach_way (practice_id, id, staff_id, medium, address, after_minutes, verified_at, created_at)
    values (${riverside.id}, ${testNewId()}, ${ada.id}, 'voice', ${adasPhone}, 0, ${house.now()}, ${house.now()})
  `.execute(house.fresh.asOwner);
  await house.misses(ana);
}

/** As Twilio calls back, with its signature or somebody else's. */
async function presses(path: string, key: string, token = twilioAccount.authToken) {
  const { api } = await house.web();
  const form = { AccountSid: twilioAccount.accountSid, CallSid: `CA${'1'.repeat(32)}`, Digits: key };
  const address = `${house.program.world.publicAddress}${path}`;
  return api.inject({
    method: 'POST',
    url: path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': twilio.getExpectedTwilioSignature(token, address, form),
    },
    payload: new URLSearchParams(form).toString(),
  });
}

test('a call names nobody, and one key takes the case', async () => {
  await opens();
  const text = voice.inbox(adasPhone).at(-1)?.text ?? '';
  expect(text).toMatch(/^Kept: something needs you by \d\d:\d\d\. https?:\S+$/);
  const path = `${new URL(/https?:\S+/.exec(text)?.[0] ?? '').pathname}/key`;
  expect((await presses(path, '1', '0'.repeat(32))).statusCode).toBe(403);
  expect((await presses(path, '5')).payload).toContain('another key');
  expect((await house.caseOf(ana)).lease).toBeNull();
  expect((await presses(path, '1')).payload).toMatch(/You have it until \d\d:\d\d\./);
  expect((await house.caseOf(ana)).lease?.staffId).toBe(ada.id);
  const { rows } = await sql<{ via: string }>`
    select ended_via as via from paging where ended_as = 'taken'`.execute(house.fresh.asOwner);
  expect(rows).toEqual([{ via: 'call' }]);
});

test('a mailbox that takes the call is no answer, and the next person is asked', async () => {
  await opens();
  const key = voice.inbox(adasPhone).at(-1)?.key ?? '';
  await house.hears(key, 'failed', 'voicemail');
  await house.passes({ minutes: 10 });
  expect((await house.caseOf(ana)).lease).toBeNull();
  expect((await house.asked(ana)).some(({ staffId }) => staffId !== ada.id)).toBe(true);
});
