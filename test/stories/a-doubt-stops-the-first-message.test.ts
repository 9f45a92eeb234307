import { afterEach, expect, test } from 'vitest';
import type { SessionId } from '#core/ids.ts';
import { addMinutes } from '#core/time/instant.ts';
import { cancelSession, moveSession } from '#features/sessions/facts.ts';
import { ada, ana, ben, lena, riverside } from '#test/cast.ts';
import { type House, openHouse } from '#test/house.ts';

let house: House;
afterEach(() => house.close());

const calendar = () => ({ via: 'calendar', staffId: null, now: house.now() }) as const;

/** The calendar drops the entry, as if somebody had tidied up. */
async function disappears(session: SessionId) {
  const { sessions } = house.program;
  await house.fresh.database.inPractice(riverside.id, (tx) =>
    cancelSession(tx, sessions, session, calendar()),
  );
  await house.settles();
}

test('an entry that disappears from the calendar after the session began is a doubt, and nobody is written to', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  const session = await house.books(ben);
  await house.passes({ minutes: 3 });
  await disappears(session);
  await house.passes({ minutes: 3 });
  expect((await house.caseOf(ben)).doubts).toEqual(['session-cancelled']);
  expect((await house.asked(ben)).map(({ kind }) => kind)).toContain('look-before-contact');
  await house.passes({ hours: 5 });
  house.phone(ben).staysQuiet();
  house.mailbox(ben).staysQuiet();

  const early = await house.tries(lena, ben, { type: 'confirm-missed', clears: [], note: '' });
  expect(early).toMatchObject({ refusal: { code: 'doubts-open', doubts: ['session-cancelled'] } });
  await house.does(lena, ben, {
    type: 'confirm-missed',
    clears: ['session-cancelled'],
    note: 'I removed it by mistake; he was not there.',
  });
  await house.passes({ minutes: 25 });
  house.phone(ben).receives(/missed you/);
});

test('a cancellation before the session began leaves everybody in peace', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  const session = await house.books(ben, { inMinutes: 30 });
  await disappears(session);
  await house.passes({ hours: 3 });
  await house.expectNoCase(ben);
});

test('a session that the calendar moves while its case runs stops the messages until a person has looked', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  const session = await house.books(ben);
  await house.passes({ minutes: 15 });
  await house.does(lena, ben, { type: 'confirm-missed', clears: [], note: '' });
  house.phone(ben).receives(/don't see you yet/);
  const startsAt = addMinutes(house.now(), 24 * 60);
  await house.fresh.database.inPractice(riverside.id, (tx) =>
    moveSession(
      tx,
      house.program.sessions,
      session,
      { startsAt, endsAt: addMinutes(startsAt, 50), zone: riverside.timeZone },
      calendar(),
    ),
  );
  await house.passes({ hours: 3 });
  house.phone(ben).staysQuiet();
  expect((await house.caseOf(ben)).doubts).toEqual(['session-moved']);
  await house.does(lena, ben, {
    type: 'record-outcome',
    outcome: 'late-cancellation',
    note: 'Moved by phone.',
  });
  await house.expectCase(ben, { phase: 'closed', outcome: 'late-cancellation' });
});

test('a client who is seen at another session the same day is not chased', async () => {
  house = await openHouse({ at: 'Tuesday 09:00', who: [ana] });
  const group = await house.books(ana, { by: lena });
  await house.passes({ minutes: 1 });
  await house.marks(lena, group, ana, 'here');
  await house.books(ana, { inMinutes: 120 });
  await house.passes({ minutes: 130 });
  expect((await house.caseOf(ana)).doubts).toEqual(['seen-elsewhere']);
  await house.passes({ hours: 3 });
  house.phone(ana).staysQuiet();
});

test('a client who turns up elsewhere while the case runs stops the messages', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  await house.misses(ana);
  house.phone(ana).receives(/don't see you yet/);
  const group = await house.books(ana, { by: lena });
  await house.marks(lena, group, ana, 'here');
  expect((await house.caseOf(ana)).doubts).toEqual(['seen-elsewhere']);
  await house.passes({ hours: 3 });
  house.phone(ana).staysQuiet();
});

test('"here" before anybody was asked leaves no case', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  const session = await house.books(ben);
  await house.passes({ minutes: 3 });
  expect((await house.marks(lena, session, ben, 'here')).status).toBe(204);
  await house.passes({ hours: 3 });
  await house.expectNoCase(ben);
});

test('"here" after somebody was asked closes the case as a late arrival', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  const session = await house.books(ben);
  await house.passes({ minutes: 7 });
  await house.expectCase(ben, { phase: 'unconfirmed' });
  await house.marks(lena, session, ben, 'here');
  await house.expectCase(ben, { phase: 'closed', outcome: 'late-arrival' });
  await house.passes({ hours: 30 });
  house.phone(ben).staysQuiet();
});

test('"not here yet" begins the case at once, and the first message goes five minutes after the start', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
  const session = await house.books(ana);
  await house.passes({ minutes: 2 });
  await house.marks(ada, session, ana, 'late-noted');
  await house.expectCase(ana, { phase: 'unconfirmed' });
  house.phone(ana).staysQuiet();
  await house.passes({ minutes: 3 });
  house.phone(ana).receives(/don't see you yet/);
  const tooEarly = await house.marks(ada, session, ana, 'not-here');
  expect(tooEarly).toMatchObject({ status: 409, body: { code: 'too-early-to-confirm' } });
});
