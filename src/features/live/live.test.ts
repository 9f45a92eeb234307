/** What a watching screen hears over its line, from a real server on a real database. */
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type HttpHouse, openHttp, type StaffMember, settleStaff } from '#test/open-http.ts';
import { type Caller, signInAs } from '#test/sign-in.ts';

let house: HttpHouse;
let base: string;
let practiceId: string;
let owner: StaffMember;
let clinician: StaffMember;
const open: AbortController[] = [];

beforeEach(async () => {
  house = await openHttp();
  base = await house.api.listen({ host: 'localhost', port: 0 });
  ({ practiceId, owner, clinician } = await settleStaff(house, 'owner', 'clinician'));
});
afterEach(async () => {
  for (const line of open.splice(0)) line.abort();
  await house.close();
});

test('a change is heard by its topic in the practice where it happened, and nowhere else', async () => {
  const elsewhere = await settleStaff(house, 'owner');
  const caller = await signInAs(house, owner);
  const here = await watch(caller);
  const foreigner = await signInAs(house, elsewhere.owner);
  const there = await watch(foreigner);
  await addClient(caller, owner.id, 'Ana');
  await vi.waitFor(() =>
    expect(here.heard).toContainEqual({ event: 'changed', data: { topic: 'clients', id: '' } }),
  );
  expect(here.text(), 'nothing private is on the line').not.toMatch(/Ana/);

  await addClient(foreigner, elsewhere.owner.id, 'Ben');
  await vi.waitFor(() => expect(there.heard.map(({ event }) => event)).toEqual(['open', 'changed']));
  expect(here.heard.filter(({ event }) => event === 'changed')).toHaveLength(1);
});

test('many changes in one transaction are one word', async () => {
  const caller = await signInAs(house, owner);
  const line = await watch(caller);
  await sql`update staff set phone = '+12025550100' where practice_id = ${practiceId}`.execute(house.asOwner);
  await vi.waitFor(() => expect(line.heard).toHaveLength(2));
  await addClient(caller, owner.id, 'Ana');
  await vi.waitFor(() => expect(line.heard).toHaveLength(3));
  expect(line.heard[1]).toEqual({ event: 'changed', data: { topic: 'staff', id: '' } });
});

test('of a gap in hearing everybody is told, and to ask again when it is over', async () => {
  const line = await watch(await signInAs(house, owner));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen kept'`.execute(house.asOwner);
  await vi.waitFor(
    () => expect(line.heard.map(({ event }) => event)).toEqual(['open', 'deaf', 'missed']),
    8000,
  );
});

test('an open line does not keep a sign-in alive, and ends with it', async () => {
  const caller = await signInAs(house, owner);
  const line = await watch(caller);
  await beats(line, 20);
  house.clock.advance(20);
  await vi.waitFor(() => expect(line.heard.at(-1)?.event).toBe('ended'));
  await line.isOver;
  expect((await caller.get('/me')).status).toBe(401);
});

test('whoever loses access loses the line at the next beat', async () => {
  const line = await watch(await signInAs(house, clinician));
  await beats(line, 1);
  await sql`update staff set active = false where id = ${clinician.id}`.execute(house.asOwner);
  await vi.waitFor(() => expect(line.heard.some(({ event }) => event === 'changed')).toBe(true));
  house.clock.advance(1);
  await vi.waitFor(() => expect(line.heard.at(-1)?.event).toBe('ended'));
});

test('the newest six lines of one person stay; an older one is told that it was replaced', async () => {
  const caller = await signInAs(house, owner);
  const lines = [];
  for (let index = 0; index < 7; index += 1) lines.push(await watch(caller));
  const [oldest, second] = lines;
  await vi.waitFor(() => expect(oldest?.heard.at(-1)?.event).toBe('replaced'));
  await addClient(caller, owner.id, 'Ana');
  await vi.waitFor(() => expect(second?.heard.at(-1)?.event).toBe('changed'));
});

test('a server that stops does not wait for its watchers', async () => {
  const line = await watch(await signInAs(house, owner));
  await house.api.close();
  await line.isOver;
});

interface Watched {
  readonly heard: { readonly event: string; readonly data: unknown }[];
  readonly isOver: Promise<void>;
  text(): string;
}

async function watch({ jar }: Caller): Promise<Watched> {
  const leaving = new AbortController();
  open.push(leaving);
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${base}/api/v1/live`, { headers: { cookie }, signal: leaving.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const heard: Watched['heard'] = [];
  let text = '';
  async function read(): Promise<void> {
    for await (const bytes of answer.body ?? []) {
      text += new TextDecoder().decode(bytes);
      heard.splice(0, heard.length, ...wordsIn(text));
    }
  }
  const isOver = read().catch(() => {});
  await vi.waitFor(() => expect(heard[0]?.event).toBe('open'));
  return { heard, isOver, text: () => text };
}

function wordsIn(text: string): { event: string; data: unknown }[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .map((word) => {
      const [, event = '', data = ''] = /^event: (.+)\ndata: (.+)$/.exec(word) ?? [];
      return { event, data: JSON.parse(data) };
    });
}

/** Time passes, each beat at its own moment. */
async function beats(line: Watched, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    const before = line.heard.filter(({ event }) => event === 'beat').length;
    house.clock.advance(1);
    await vi.waitFor(() =>
      expect(line.heard.filter(({ event }) => event === 'beat').length).toBeGreaterThan(before),
    );
  }
}

async function addClient(caller: Caller, clinicianId: string, preferredName: string): Promise<void> {
  const where = { timeZone: 'America/New_York', language: 'en', country: 'US' };
  const { status } = await caller.post('/clients', { preferredName, clinicianId, ...where });
  expect(status).toBe(201);
}
