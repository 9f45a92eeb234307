import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import type { Instant } from '#core/time/instant.ts';
import { ada, dev } from '#test/cast.ts';
import { type Deed, type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const check = (happenedAt: Instant, kind = 'mobile-crisis') =>
  ({
    type: 'request-welfare-check',
    agency: { name: 'Mobile crisis team', kind, phone: '+12125550100' },
    location: { text: '48 Sample Avenue, New York', confirmedAt: null },
    basis: 'Serious and imminent: attempt last spring, no answer since this morning.',
    alternativesConsidered: 'His wife does not answer.',
    whyThisAgency: 'They come without police.',
    callTaker: 'Operator 12',
    incidentNumber: 'MC-1001',
    happenedAt,
    disclosure: {
      recipient: 'Mobile crisis team',
      address: '',
      description: 'Name, address, that he did not come.',
      purpose: 'So that somebody sees him.',
    },
    callBackAt: null,
  }) as Deed;

const reported = (result: string): Deed =>
  ({
    type: 'record-welfare-check',
    result,
    incidentNumber: 'MC-1001',
    note: '',
    happenedAt: house.now(),
  }) as Deed;

async function readyToAsk() {
  house = await openHouse({ at: 'Tuesday 10:00', who: [dev] });
  await house.misses(dev);
  await house.does(ada, dev, { type: 'review-agreement', note: '' });
  await house.does(ada, dev, {
    type: 'judge-concern',
    level: 'imminent-danger',
    reasons: 'He said goodbye.',
  });
  await house.does(ada, dev, { type: 'waive-consultation', why: 'emergency', reason: 'No time to lose.' });
}

test('an agency that declines opens the question again, urgently', async () => {
  await readyToAsk();
  await house.does(ada, dev, check(house.now()));
  await house.does(ada, dev, reported('declined-by-agency'));
  const state = await house.caseOf(dev);
  expect(state.welfare).toBe('declined');
  expect(state.asks).toContainEqual(
    expect.objectContaining({ kind: 'review', about: 'declined-by-agency', urgent: true, staffId: ada.id }),
  );
  // Another agency may be asked at once.
  await house.does(ada, dev, check(house.now(), 'ambulance'));
  expect((await house.caseOf(dev)).welfare).toBe('requested');
});

test('half an hour after the call somebody is asked to call back, again and again', async () => {
  await readyToAsk();
  await house.does(ada, dev, check(house.now()));
  await house.passes({ minutes: 30 });
  const asked = async () => (await house.caseOf(dev)).asks.find(({ kind }) => kind === 'call-back');
  expect(await asked()).toMatchObject({ about: 'agency', urgent: true, staffId: ada.id });
  await house.passes({ minutes: 5 });
  expect(await asked()).not.toMatchObject({ staffId: ada.id });
});

test('no case closes while somebody may be standing at the door', async () => {
  await readyToAsk();
  await house.does(ada, dev, check(house.now()));
  await house.does(ada, dev, {
    type: 'record-attempt',
    medium: 'call',
    channelId: null,
    stepId: null,
    result: 'spoke-with-client',
    happenedAt: house.now(),
    note: 'He is at work.',
  });
  const close = { type: 'close-case', outcome: 'client-reached', note: 'At work.', followUp: null } as const;
  expect(await house.tries(ada, dev, close)).toMatchObject({ refusal: { code: 'welfare-check-open' } });
  await house.does(ada, dev, { type: 'give-all-clear', party: 'agency', how: 'Called the operator back.' });
  await house.does(ada, dev, close);
  await house.expectCase(dev, { phase: 'closed', outcome: 'client-reached' });
});

test('"seen and safe" is what closes it; "nobody opened" is not', async () => {
  await readyToAsk();
  await house.does(ada, dev, check(house.now()));
  await house.does(ada, dev, reported('no-answer-at-door'));
  const close = {
    type: 'close-case',
    outcome: 'safe-by-welfare-check',
    note: 'Seen.',
    followUp: null,
  } as const;
  expect(await house.tries(ada, dev, close)).toMatchObject({ kind: 'refused' });
  await house.does(ada, dev, reported('seen-safe'));
  await house.does(ada, dev, close);
  await house.expectCase(dev, { phase: 'closed', outcome: 'safe-by-welfare-check' });
});

test('nobody but medical people may be sent to a client of a substance-use programme', async () => {
  house = await openHouse({ at: 'Tuesday 10:00', who: [dev] });
  await sql`update client set part_two = true where id = ${dev.id}`.execute(house.fresh.asOwner);
  await house.misses(dev);
  await house.does(ada, dev, { type: 'review-agreement', note: '' });
  await house.does(ada, dev, {
    type: 'judge-concern',
    level: 'imminent-danger',
    reasons: 'He said goodbye.',
  });
  await house.does(ada, dev, { type: 'waive-consultation', why: 'emergency', reason: 'No time to lose.' });
  const police = await house.tries(ada, dev, check(house.now(), 'police-non-emergency'));
  expect(police).toMatchObject({ refusal: { code: 'part-two-medical-only' } });
  await house.does(ada, dev, check(house.now(), 'ambulance'));
  expect((await house.caseOf(dev)).welfare).toBe('requested');
});
