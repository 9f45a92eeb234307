/** The front desk writes down what it sees; what ends the search for somebody is a clinician's word. */
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import type { ExistingCase } from '#core/case/state.ts';
import type { StepId } from '#core/ids.ts';
import { addMinutes } from '#core/time/instant.ts';
import { ada, ana, ben, type CastStaff, fay, lena, marcus, priya, tom } from '../cast.ts';
import { type House, openHouse } from '../house.ts';
import { type Caller, machineWith } from '../sign-in.ts';

let house: House;
afterEach(() => house.close());

describe('the front desk', () => {
  test('cannot end a case of a confirmed miss above routine, and its denial stands on record', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
    const session = await house.books(ana);
    await house.passes({ minutes: 15 });
    await house.does(ada, ana, { type: 'confirm-missed', clears: [], note: '' });
    const late = { outcome: 'late-arrival', note: 'I think I saw her outside.' };
    const { status, body } = await house.puts(priya, ana, 'absence-outcome', late);
    expect([status, body.code]).toEqual([403, 'needs-a-clinician']);
    expect(body.detail).toMatch(/tell the clinician/i);
    const here = await house.marks(priya, session, ana, 'here');
    expect([here.status, here.body.code]).toEqual([403, 'needs-a-clinician']);
    await house.expectCase(ana, { phase: 'missed' });
    expect(await denials()).toEqual(['case.record-outcome.refused', 'case.record-outcome.refused']);
  });

  test('cannot end a routine case either once somebody was concerned', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
    await house.misses(ben);
    await house.does(lena, ben, { type: 'judge-concern', level: 'worried', reasons: 'He sounded low.' });
    const { status } = await house.puts(priya, ben, 'absence-outcome', {
      outcome: 'late-arrival',
      note: 'Came in at three.',
    });
    expect(status).toBe(403);
    await house.expectCase(ben, { phase: 'missed' });
  });

  test('may say that a routine client came after all', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
    await house.misses(ben);
    await house.puts(priya, ben, 'absence-outcome', { outcome: 'late-arrival', note: 'Came in at three.' });
    await house.expectCase(ben, { phase: 'closed', outcome: 'late-arrival' });
  });

  test('may mark somebody here before the miss is confirmed, whatever the tier', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
    const session = await house.books(ana);
    await house.passes({ minutes: 8 });
    expect((await house.marks(priya, session, ana, 'here')).status).toBe(204);
    await house.expectCase(ana, { phase: 'closed', outcome: 'late-arrival' });
  });

  test('does not tick off the decision', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
    await house.misses(ben);
    const { steps } = (await house.caseOf(ben)).plan.protocol.ladder;
    const stepId = steps.find(({ kind }) => kind === 'decide')?.id as StepId;
    const { status, body } = await house.puts(priya, ben, 'completed-steps', { stepId, note: 'Done.' });
    expect([status, body.code]).toEqual([403, 'needs-a-clinician']);
    expect(
      (await house.puts(lena, ben, 'completed-steps', { stepId, note: 'Thought it over.' })).status,
    ).toBe(200);
  });
});

describe('a clinician', () => {
  test('ends a confirmed miss in words, never in silence', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
    await house.misses(ana);
    const silent = await house.puts(ada, ana, 'absence-outcome', { outcome: 'late-arrival', note: '  ' });
    expect(silent).toMatchObject({ status: 400, body: { fields: [{ field: 'note' }] } });
    await house.puts(ada, ana, 'absence-outcome', { outcome: 'late-arrival', note: 'She sits with me now.' });
    await house.expectCase(ana, { phase: 'closed', outcome: 'late-arrival' });
  });

  test('marks "here" after a confirmed miss with a note that stands in the case', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ana] });
    const session = await house.books(ana);
    await house.passes({ minutes: 15 });
    await house.does(ada, ana, { type: 'confirm-missed', clears: [], note: '' });
    const silent = await house.marks(ada, session, ana, 'here');
    expect(silent).toMatchObject({ status: 400, body: { fields: [{ field: 'note' }] } });
    const caller = await house.signsIn(ada);
    const note = 'She sits with me now.';
    const path = `/sessions/${session}/presence/${ana.id}`;
    expect((await caller.put(path, { presence: 'here', note })).status).toBe(204);
    await house.expectCase(ana, { phase: 'closed', outcome: 'late-arrival' });
    expect((await house.history(ana)).at(-1)).toMatchObject({ type: 'case-closed', note });
  });
});

test('"accounted" is what a case writes, not what a person may mark', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  const session = await house.books(ben);
  expect((await house.marks(lena, session, ben, 'accounted')).status).toBe(400);
});

describe('a machine', () => {
  async function machine(): Promise<Caller> {
    const { api, signIns } = await house.web();
    return machineWith(
      { api, signIns, asOwner: house.fresh.asOwner },
      await house.signsIn(ada),
      'sessions:write',
    );
  }

  test('that calls a session off after its start stops no timer; a person is asked', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
    const session = await house.books(ben);
    await house.passes({ minutes: 2 });
    const cancelled = await (await machine()).post(`/sessions/${session}/cancellation`, { version: 1 });
    expect(cancelled.status).toBe(200);
    await house.passes({ minutes: 10 });
    await house.expectCase(ben, { phase: 'unconfirmed' });
    expect((await house.caseOf(ben)).doubts).toEqual(['session-cancelled']);
  });

  test('that takes a client out of a session after its start stops no timer either', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ben, fay] });
    const session = await house.books([ben, fay]);
    await house.passes({ minutes: 2 });
    const change = { version: 1, clientIds: [fay.id] };
    expect((await (await machine()).patch(`/sessions/${session}`, change)).status).toBe(200);
    await house.passes({ minutes: 10 });
    await house.expectCase(ben, { phase: 'unconfirmed' });
  });
});

describe('whoever is named', () => {
  const nobody = '0190a000-0000-7000-8000-00000000abcd';

  test('has to be somebody of this practice who is still here', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
    await house.misses(ben);
    const deadlineAt = addMinutes(house.now(), 60);
    const task = { instructions: 'Ring him at noon.', deadlineAt };
    const unknown = await house.puts(lena, ben, 'delegation', { ...task, to: nobody });
    expect(unknown).toMatchObject({ status: 400, body: { fields: [{ field: 'to' }] } });
    const consultation = { withName: 'Somebody', question: 'Wait?', advice: 'No.', agreed: true };
    const consulted = await house.puts(lena, ben, 'consultations', { ...consultation, withStaffId: nobody });
    expect(consulted).toMatchObject({ status: 400, body: { fields: [{ field: 'withStaffId' }] } });
    await sql`update staff set active = false where id = ${tom.id}`.execute(house.fresh.asOwner);
    const left = await house.puts(lena, ben, 'delegation', { ...task, to: tom.id });
    expect(left).toMatchObject({ status: 400, body: { fields: [{ field: 'to' }] } });
    expect((await house.puts(lena, ben, 'delegation', { ...task, to: priya.id })).status).toBe(200);
  });

  test('to answer for a case or for what follows it, has to be a clinician', async () => {
    house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
    await house.misses(ben);
    const handed = await house.puts(lena, ben, 'handover', { to: priya.id, note: '' });
    expect(handed).toMatchObject({ status: 400, body: { fields: [{ field: 'to' }] } });
    const followUp = { ownerId: tom.id, dueAt: addMinutes(house.now(), 60 * 24), text: 'Write to him.' };
    const closed = await house.puts(lena, ben, 'closure', { outcome: 'plan-made', note: 'Later.', followUp });
    expect(closed).toMatchObject({ status: 400, body: { fields: [{ field: 'followUp.ownerId' }] } });
    expect((await house.puts(lena, ben, 'handover', { to: ada.id, note: '' })).status).toBe(200);
  });
});

test('a reply by hand came over one of the client’s own channels, or over none', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ana, ben] });
  await house.misses(ana);
  await house.misses(ben);
  const reply = { via: 'sms', reading: 'call-me', text: 'Ring me.', receivedAt: house.now() };
  const [other] = (await house.caseOf(ana)).plan.channels;
  for (const channelId of [other?.id, '0190a000-0000-7000-8000-00000000abcd']) {
    const refused = await house.puts(priya, ben, 'replies', { ...reply, channelId });
    expect(refused).toMatchObject({ status: 400, body: { fields: [{ field: 'channelId' }] } });
  }
  const [own] = (await house.caseOf(ben)).plan.channels;
  expect((await house.puts(priya, ben, 'replies', { ...reply, channelId: own?.id })).status).toBe(200);
});

async function denials(): Promise<readonly string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from audit_entry where action like 'case.%.refused' order by id`.execute(
    house.fresh.asOwner,
  );
  return rows.map(({ action }) => action);
}

test('the front desk reads what was written to it, and nothing that was written for others', async () => {
  house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
  const reads = async (person: CastStaff) => {
    const { caseId } = await house.caseOf(ben);
    const caller = await house.signsIn(person);
    return (await caller.get<{ tier: string | null; state: ExistingCase }>(`/cases/${caseId}`)).body;
  };
  await house.misses(ben);
  await house.puts(ada, ben, 'delegation', {
    to: priya.id,
    instructions: 'Please call his mobile at three.',
    deadlineAt: addMinutes(house.now(), 120),
  });
  const given = { delegation: { instructions: 'Please call his mobile at three.' } };
  await house.puts(ada, ben, 'handover', { to: marcus.id, note: 'He spoke of pills.' });
  expect((await reads(priya)).state).toMatchObject({ ...given, handover: { to: marcus.id, note: '' } });
  expect((await reads(ada)).state).toMatchObject({ ...given, handover: { note: 'He spoke of pills.' } });
  expect((await reads(priya)).tier).toBe('routine');

  const spoke = { medium: 'call', result: 'spoke-with-client' };
  expect((await house.puts(ada, ben, 'attempts', spoke)).status).toBe(200);
  const followUp = { ownerId: marcus.id, dueAt: addMinutes(house.now(), 1440), text: 'Ask about the pills.' };
  const ending = { outcome: 'client-reached', note: 'He is well.', followUp };
  expect((await house.puts(ada, ben, 'closure', ending)).status).toBe(200);
  const over = await reads(priya);
  expect(over).toMatchObject({ tier: null, state: { outcome: 'client-reached', followUp: { text: '' } } });
  expect(over.state.plan).toMatchObject({ tier: 'high', tierJudgement: null, channels: [], agreement: null });
  const { steps, messages, attempts, replies, contactResults } = over.state;
  expect([steps, messages, attempts, replies, contactResults]).toEqual([{}, {}, [], [], []]);
  expect(await reads(ada)).toMatchObject({ tier: 'routine', state: { followUp: { text: followUp.text } } });
});
