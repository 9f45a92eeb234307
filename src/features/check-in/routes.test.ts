import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MessageKey } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import {
  addClient,
  agreedWord,
  type CheckInHouse,
  nonceOn,
  openCheckInHouse,
  sentAt,
} from '#test/check-in-page.ts';
import { testSecret } from '#test/database.ts';
import { answers } from './contract.ts';
import { tokenFor, tokenHash } from './link.ts';

let house: CheckInHouse;
beforeAll(async () => {
  house = await openCheckInHouse();
});
afterAll(() => house.close());
beforeEach(() => {
  house.clock.set(sentAt as Instant);
  house.replies.length = 0;
  house.explanations.length = 0;
  house.logged.length = 0;
  house.fails.onReply = null;
  house.staff.haveRead = false;
  house.words.lookedThrough = Promise.resolve();
});

const get = (url: string, headers = {}) => house.api.inject({ method: 'GET', url, headers });
const post = (url: string, fields: Record<string, string>) =>
  house.api.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const open = async (url: string) => nonceOn((await get(url)).body);
const tap = async (url: string, answer: string, more = {}) =>
  post(url, { nonce: await open(url), answer, ...more });

const countRows = async () => {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from check_in_answer) + (select count(*) from check_in_explanation) as count`.execute(
    house.asOwner,
  );
  return rows[0]?.count;
};

test('looking records nothing, however often and by whatever means', async () => {
  const url = await house.sends();
  const before = await countRows();
  for (const method of ['GET', 'HEAD', 'OPTIONS'] as const) {
    for (const path of [url, `${url}?answer=safe`, `${url}/1`, `${url}?l=es&answer=not-ok&nonce=x`]) {
      await house.api.inject({ method, url: path });
    }
  }
  expect(await countRows()).toBe(before);
  expect(house.replies).toEqual([]);
});

test('a page asks, and says neither whose it is nor who asks', async () => {
  const { statusCode, body, headers } = await get(await house.sends());
  expect(statusCode).toBe(200);
  expect(body).toContain('We had you down for a conversation at 14:00.');
  for (const answer of answers) expect(body).toContain(`value="${answer}"`);
  expect(body).not.toMatch(/Ana|Ramos|Riverside|Okafor|kept/i);
  expect(body).not.toContain(house.clientId);
  expect(body).not.toContain(house.caseId);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': expect.stringContaining('noindex'),
    'x-frame-options': 'DENY',
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-/,
    ),
  });
  expect(headers['set-cookie']).toBeUndefined();
});

test('the practice is named only when the client chose so', async () => {
  const { body } = await get(await house.sends({ practiceName: 'Riverside <b>& Sons' }));
  expect(body).toContain('Riverside &lt;b&gt;&amp; Sons');
});

test('another day is named, in the client’s own zone and manner', async () => {
  const url = await house.sends({ country: 'US', timeZone: 'America/New_York', language: 'es' });
  expect((await get(url)).body).toContain('contigo a las 9:00');
  house.clock.advance(24 * 60);
  expect((await get(url)).body).toContain('el martes, 24 de noviembre a las 9:00');
  expect((await get(`${url}?l=en`)).body).toContain('on Tuesday, November 24 at 9:00');
});

test.each(answers)('a tap on %s is recorded once and answered kindly', async (answer) => {
  const response = await tap(await house.sends(), answer);
  expect(response.statusCode).toBe(303);
  expect(house.replies).toEqual([
    {
      practiceId: house.practiceId,
      caseId: house.caseId,
      clientId: house.clientId,
      replyId: expect.any(String),
      answer,
      reading: answer,
      text: null,
      repeats: false,
      receivedAt: sentAt,
    },
  ]);
  const page = await get(String(response.headers.location));
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Thank you');
});

test('"I’m not OK" shows whom to call before anything else', async () => {
  const response = await tap(await house.sends({ country: 'US' }), 'not-ok');
  const { body } = await get(String(response.headers.location));
  const main = body.slice(body.indexOf('<main>'));
  const order = [
    'href="tel:988"',
    'href="sms:988"',
    'href="tel:911"',
    'Someone is being asked to call you',
  ].map((part) => main.indexOf(part));
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(main.indexOf('<form')).toBeGreaterThan(main.indexOf('Someone is being asked to call you'));
});

test('the same tap arriving twice, or twice at once, is one answer', async () => {
  const url = await house.sends();
  const fields = { nonce: await open(url), answer: 'safe' };
  const responses = await Promise.all([post(url, fields), post(url, fields), post(url, fields)]);
  expect(new Set(responses.map((response) => response.headers.location)).size).toBe(1);
  await post(url, fields);
  expect(house.replies).toHaveLength(1);
});

test('two different answers at once are both kept, and so is each change of mind, in order', async () => {
  const url = await house.sends();
  const nonce = await open(url);
  await Promise.all([post(url, { nonce, answer: 'safe' }), post(url, { nonce, answer: 'not-ok' })]);
  expect(house.replies.map((reply) => reply.answer).toSorted()).toEqual(['not-ok', 'safe']);
  const first = house.replies[0]?.answer ?? '';
  await post(url, { nonce, answer: first });
  await tap(url, first);
  const { rows } = await sql<{ answer: string; ordinal: number }>`
    select a.answer, a.ordinal from check_in_answer a
      where a.nonce = ${nonce} order by a.ordinal`.execute(house.asOwner);
  expect(rows.map((row) => row.ordinal)).toEqual([1, 2, 3]);
  expect(rows[2]?.answer).toBe(first);
  expect(house.replies).toHaveLength(4);
});

test('forged, unknown and expired links lead to the same page, to the byte', async () => {
  const known = await house.sends();
  const expired = await house.sends();
  const forged = `${known.slice(0, -1)}${known.endsWith('0') ? '1' : '0'}`;
  const unknown = `/h/${tokenFor(testSecret, 'no such message' as MessageKey)}`;
  house.clock.advance(7 * 24 * 60);
  const strangers = [forged, unknown, expired, '/h/x', `/h/${'%00'.repeat(9)}`];
  const pages = await Promise.all(strangers.map((url) => get(url)));
  expect(new Set(pages.map((page) => page.statusCode))).toEqual(new Set([404]));
  expect(new Set(pages.map((page) => page.body.replace(/\/h\/[^?"]*/g, '')))).toHaveProperty('size', 1);
  expect(pages[0]?.body).toContain('This page is not open any more.');
  expect(pages[0]?.body).toContain('href="tel:116123"');
  for (const url of strangers) expect((await post(url, { nonce: 'x', answer: 'safe' })).statusCode).toBe(404);
  expect(house.replies).toEqual([]);
});

test('a link is good until the minute it ends', async () => {
  const url = await house.sends();
  house.clock.advance(7 * 24 * 60 - 1);
  expect((await tap(url, 'safe')).statusCode).toBe(303);
  house.clock.advance(1);
  expect((await get(url)).statusCode).toBe(404);
});

test('a closed case still hears its client', async () => {
  const url = await house.sends();
  await sql`update case_file set status = 'closed', outcome = 'plan-made', closed_at = ${sentAt}
    where id = ${house.caseId}`.execute(house.asOwner);
  house.clock.advance(3 * 24 * 60);
  expect((await tap(url, 'not-ok')).statusCode).toBe(303);
  expect(house.replies[0]?.reading).toBe('not-ok');
});

test.each([
  ['no form number', { answer: 'safe' }],
  ['a made-up form number', { nonce: 'x'.repeat(37), answer: 'safe' }],
  ['an answer that is none', { answer: 'maybe' }],
  ['nothing', {}],
  ['a field too many', { answer: 'safe', admin: '1' }],
])(
  'a tap with %s is not taken for an answer; the page asks once more',
  async (what, fields: Record<string, string>) => {
    const url = await house.sends();
    const nonce: Record<string, string> = what.includes('form number') ? {} : { nonce: await open(url) };
    const response = await post(url, { ...nonce, ...fields });
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('Please tap once more.');
    expect(house.replies).toEqual([]);
  },
);

test('another link’s form number does not fit, and what was typed beside it is given back', async () => {
  const [one, other] = [await house.sends(), await house.sends()];
  const text = 'I "cannot" talk <now>';
  const response = await post(one, { nonce: await open(other), answer: 'safe', text });
  expect(response.statusCode).toBe(422);
  expect(response.body).toContain('value="I &quot;cannot&quot; talk &lt;now&gt;"');
});

test('the page is the same for everybody, and the agreed word changes what staff learn and nothing that can be seen', async () => {
  const pages = [];
  for (const text of ['', agreedWord, 'Marygold', `All fine, ${agreedWord} tea`]) {
    const url = await house.sends();
    expect((await get(url)).body).toContain('Anything you want to add');
    const response = await tap(url, 'safe', { text });
    const { body, headers } = await get(String(response.headers.location));
    expect(body).toContain('Good to know');
    const { date: _date, 'x-request-id': _id, ...stable } = headers;
    pages.push(
      JSON.stringify(stable).replace(/"x-ratelimit[^,]*/g, '') +
        body.replace(/\/h\/\w+/g, '').replace(/value="\w{37}"/g, ''),
    );
  }
  expect(new Set(pages).size).toBe(1);
  expect(house.replies.map(({ reading, text }) => ({ reading, text }))).toEqual([
    { reading: 'safe', text: null },
    { reading: 'duress', text: null },
    // Perhaps the word, misspelt: a person reads it, and nothing is closed on the strength of it.
    { reading: 'unclear', text: 'Marygold' },
    { reading: 'duress', text: 'All fine, … tea' },
  ]);
});

test.each([
  ['safe', 'unclear'],
  ['late', 'unclear'],
  ['call-me', 'call-me'],
  ['not-ok', 'not-ok'],
  ['explain-later', 'explain-later'],
] as const)('own words beside %s are kept and go to a person as %s', async (answer, reading) => {
  await tap(await house.sends(), answer, { text: ' Sorry, overslept ' });
  expect(house.replies).toMatchObject([{ answer, reading, text: 'Sorry, overslept' }]);
});

test('a form sent again with other words is another answer, and so is a page from before it had its field', async () => {
  const url = await house.sends();
  const nonce = await open(url);
  await post(url, { nonce, answer: 'safe', text: '' });
  await post(url, { nonce, answer: 'safe', text: '' });
  await post(url, { nonce, answer: 'safe', text: agreedWord });
  expect(house.replies.map(({ reading }) => reading)).toEqual(['safe', 'duress']);
  await tap(await house.sends(), 'safe', { word: agreedWord });
  expect(house.replies.at(-1)).toMatchObject({ reading: 'duress', text: null });
});

test('a form sent again with something else around a word leads on in the same way, whether it is the agreed one or not', async () => {
  const turns = [];
  for (const word of [agreedWord, 'Marygold']) {
    const url = await house.sends();
    const nonce = await open(url);
    const sent = [];
    for (const mark of ['', '', '!', '?'])
      sent.push(await post(url, { nonce, answer: 'safe', text: word + mark }));
    turns.push(sent.map(({ headers }) => String(headers.location).replace(url, '')));
  }
  expect(turns[0]).toEqual(turns[1]);
});

test('whoever sends one long text after the other through one link keeps nobody else waiting, nor a cry', async () => {
  const [flooded, other] = [await house.sends(), await house.sends()];
  const nonce = await open(flooded);
  const looking = Promise.withResolvers<void>();
  house.words.lookedThrough = looking.promise;
  const flood = Array.from({ length: 30 }, () => post(flooded, { nonce, answer: 'not-ok', text: 'help' }));
  expect((await tap(other, 'not-ok')).statusCode).toBe(303);
  expect((await tap(flooded, 'not-ok')).statusCode).toBe(303);
  expect(house.replies).toHaveLength(2);
  looking.resolve();
  for (const { statusCode } of await Promise.all(flood)) expect(statusCode).toBe(303);
  expect(house.replies).toHaveLength(32);
});

test('the agreed word is written down nowhere, whatever else was said', async () => {
  const url = await house.sends();
  const page = String((await tap(url, 'safe', { text: `${agreedWord} and rain` })).headers.location);
  const nonce = nonceOn((await get(page)).body);
  await post(page, { nonce, text: `Please, ${agreedWord.toUpperCase()}, now` });
  await post(page, { nonce, text: agreedWord });
  expect(house.explanations.map(({ reading, text, needsPerson }) => [reading, text, needsPerson])).toEqual([
    ['duress', 'Please, …, now', true],
    ['duress', null, true],
  ]);
  const { rows } = await sql<{ kept: string }>`
    select string_agg(row::text, '') as kept from (
      select to_jsonb(a) as row from check_in_answer a union all select to_jsonb(e) from check_in_explanation e
      union all select to_jsonb(l) from check_in_link l) as rows`.execute(house.asOwner);
  expect(rows[0]?.kept).toContain('and rain');
  expect(rows[0]?.kept.toLowerCase()).not.toContain(agreedWord);
  expect(house.logged.join().toLowerCase()).not.toContain(agreedWord);
});

describe('the same over and over within an hour', () => {
  const taps = async (url: string, count: number, answer: string, more = {}) => {
    const pages = [];
    for (let time = 0; time < count; time += 1) pages.push(await tap(url, answer, more));
    return pages;
  };
  const heard = () => house.replies.filter(({ repeats }) => !repeats).map(({ reading }) => reading);
  const kept = async (url: string) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from check_in_answer a join check_in_link l on l.id = a.link_id
      where l.token_hash = ${tokenHash(url.slice(3))}`.execute(house.asOwner);
    return rows[0]?.count;
  };

  test('is kept and acknowledged as always, and heard twenty times', async () => {
    const url = await house.sends();
    const pages = await taps(url, 22, 'not-ok');
    expect(heard()).toHaveLength(20);
    expect(await kept(url)).toBe(22);
    const [one, last] = await Promise.all(
      [pages[0], pages.at(-1)].map((page) => get(String(page?.headers.location))),
    );
    const plain = (body = '') => body.replace(/\/h\/\w+\/\d+/g, '').replace(/value="\w{37}"/g, '');
    expect(plain(last?.body)).toBe(plain(one?.body));
    house.clock.advance(60);
    await tap(url, 'not-ok');
    expect(heard()).toHaveLength(21);
  });

  test('hides nothing new: not a first cry, nor one after more of an OK, nor any word', async () => {
    const url = await house.sends();
    await taps(url, 21, 'safe');
    expect(heard()).toHaveLength(20);
    await tap(url, 'not-ok');
    await tap(url, 'safe');
    await tap(url, 'not-ok');
    await tap(url, 'safe', { text: agreedWord });
    await tap(url, 'safe', { text: 'I am at the station' });
    await tap(url, 'safe', { text: 'and it is cold' });
    expect(heard().slice(20)).toEqual(['not-ok', 'duress', 'unclear']);
    expect(house.replies.at(-1)).toMatchObject({ repeats: true, text: 'and it is cold' });
  });

  test('is news once somebody has read what was said, unless it is calm', async () => {
    const url = await house.sends();
    await taps(url, 21, 'not-ok');
    house.staff.haveRead = true;
    await tap(url, 'not-ok');
    await tap(url, 'safe');
    expect(heard()).toHaveLength(22);
    await tap(url, 'safe');
    expect(heard()).toHaveLength(22);
  });

  test('holds for explanations too, whose words are kept', async () => {
    const page = String((await tap(await house.sends(), 'explain-later')).headers.location);
    const nonce = nonceOn((await get(page)).body);
    for (let time = 1; time <= 21; time += 1) await post(page, { nonce, text: `Reason ${time}` });
    await post(page, { nonce, wish: 'not-coming-back' });
    await post(page, { nonce, text: `Reason ${agreedWord}` });
    const said = house.explanations.map(({ repeats, text, wish }) => [repeats, text ?? wish]);
    expect(said.slice(19)).toEqual([
      [false, 'Reason 20'],
      [true, 'Reason 21'],
      [false, 'not-coming-back'],
      [false, 'Reason …'],
    ]);
  });
});

test('why, and what next, in one tap each or in own words', async () => {
  const url = await house.sends();
  const page = String((await tap(url, 'explain-later')).headers.location);
  const nonce = nonceOn((await get(page)).body);
  await post(page, { nonce, reason: 'overslept' });
  await post(page, { nonce, reason: 'overslept' });
  const after = (await get(page)).body;
  expect(after).toContain('Thank you, we have that.');
  expect(after).not.toContain('overslept');
  await post(page, { nonce, wish: 'not-coming-back' });
  await post(page, { nonce, text: ' It was <b>raining</b>\r\nall day\0 ' });
  await post(page, { nonce, text: `My ${agreedWord}s are out` });
  expect((await get(page)).body).not.toContain('raining');
  const replyId = house.replies[0]?.replyId;
  const plain = { replyId, reason: null, wish: null, text: null };
  expect(house.explanations).toMatchObject([
    { ...plain, reason: 'overslept', needsPerson: false },
    { ...plain, wish: 'not-coming-back', needsPerson: true },
    { ...plain, text: 'It was <b>raining</b>\nall day\uFFFD', needsPerson: true, reading: 'unclear' },
    { ...plain, text: 'My …s are out', needsPerson: true, reading: 'duress' },
  ]);
});

test('a text too long comes back whole, and one of a thousand characters is taken', async () => {
  const page = String((await tap(await house.sends(), 'safe')).headers.location);
  const nonce = nonceOn((await get(page)).body);
  const long = `${'é\r\n'.repeat(500)}x</textarea><script>`;
  const response = await post(page, { nonce, text: long });
  expect(response.statusCode).toBe(422);
  expect(response.body).toContain('x&lt;/textarea&gt;&lt;script&gt;</textarea>');
  expect(house.explanations).toEqual([]);
  expect((await post(page, { nonce, text: 'é'.repeat(1000) })).statusCode).toBe(303);
  expect(house.explanations).toHaveLength(1);
});

test('after an hour the address asks afresh and does not tell what was said', async () => {
  const url = await house.sends();
  const page = String((await tap(url, 'not-ok')).headers.location);
  house.clock.advance(59);
  expect((await get(page)).body).toContain('tel:116123');
  house.clock.advance(1);
  expect((await get(page)).headers.location).toBe(url);
  expect((await get(url)).body).not.toContain('tel:');
  // Whoever took that long to find words is still heard.
  await post(page, { nonce: await open(url), text: 'It took me a while' });
  expect(house.explanations).toMatchObject([{ answer: 'not-ok', text: 'It took me a while' }]);
});

test.each(['/2', '/0', '/x', '/1e9', '/99999999999'])(
  'a page of an answer never given (%s) leads to the question',
  async (turn) => {
    const url = await house.sends();
    await tap(url, 'safe');
    expect((await get(url + turn)).headers.location).toBe(url);
  },
);

test('Spanish when the client speaks it, and a switch that stays through the answer', async () => {
  const spanish = await house.sends({ language: 'es-MX' });
  expect((await get(spanish)).body).toContain('¿Estás bien?');
  const url = await house.sends();
  const { body } = await get(`${url}?l=es`);
  expect(body).toContain('lang="es"');
  expect(body).toContain(`action="${url}?l=es"`);
  const response = await post(`${url}?l=es`, { nonce: nonceOn(body), answer: 'safe' });
  expect((await get(String(response.headers.location))).body).toContain('Gracias');
  expect((await get(`${url}?l=%22%3E`)).body).toContain('lang="en"');
  expect((await get('/h/x', { 'accept-language': 'es-AR, en;q=0.3' })).body).toContain('ya no está abierta');
});

test('when something of ours breaks, the client hears that it did not arrive, and nothing private is logged', async () => {
  const url = await house.sends();
  const before = await countRows();
  const nonce = await open(url);
  house.fails.onReply = new Error('Ana Ramos said something private');
  const response = await post(url, { nonce, answer: 'not-ok' });
  expect(response.statusCode).toBe(500);
  expect(response.body).toContain('That did not reach us.');
  expect(response.body).toContain('tel:116123');
  expect(response.headers['cache-control']).toBe('no-store');
  expect(await countRows()).toBe(before);
  expect(house.logged.join()).toContain('met a fault');
  expect(house.logged.join()).not.toMatch(/Ana|private|not-ok/);
  expect(house.logged.join()).not.toContain(url.slice(3));
  house.fails.onReply = null;
  expect((await post(url, { nonce, answer: 'not-ok' })).statusCode).toBe(303);
  expect(house.replies).toHaveLength(1);
});

test('when only a newer version may change the case, the client hears the same, and nothing is called a fault', async () => {
  const url = await house.sends();
  const nonce = await open(url);
  house.fails.onReply = new Problem('unavailable', 'left-to-newer-version', 'The case has moved.');
  const response = await post(url, { nonce, answer: 'not-ok' });
  expect(response.statusCode).toBe(503);
  expect(response.body).toContain('That did not reach us.');
  expect(response.body).toContain('tel:116123');
  expect(house.logged.join()).toContain('cannot take an answer right now');
  expect(house.logged.join()).not.toContain('fault');
});

test('a body that is no form, or a huge one, gets a page and not a program’s error', async () => {
  const url = await house.sends();
  for (const [type, payload] of [
    ['application/json', '{'],
    ['text/xml', '<a/>'],
    ['application/x-www-form-urlencoded', 'a='.padEnd(40_000, 'x')],
  ] as const) {
    const response = await house.api.inject({
      method: 'POST',
      url,
      headers: { 'content-type': type },
      payload,
    });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    expect(response.headers['content-type']).toContain('text/html');
  }
});

test('a guesser shares one small allowance, and a client is not held back by it', async () => {
  const url = await house.sends();
  const guesses = await Promise.all(
    Array.from({ length: 80 }, (_, n) => get(`/h/${'0'.repeat(36)}${10 + n}`)),
  );
  expect(guesses.filter((response) => response.statusCode === 429).length).toBeGreaterThan(10);
  expect(guesses.at(-1)?.body).toContain('One moment, please.');
  expect((await get(url)).statusCode).toBe(200);
});

test('a message queued again keeps its link', async () => {
  const key = 'queued:twice' as MessageKey;
  expect(await house.sends({ key })).toBe(await house.sends({ key }));
});

test('practices are walls: a link’s rows are seen by its own only', async () => {
  const url = await house.sends();
  await tap(url, 'safe');
  const other = await addClient(house);
  const seen = await house.database.inPractice(other.practiceId, (tx) =>
    sql`select id from check_in_link union all select id from check_in_answer`.execute(tx),
  );
  expect(seen.rows).toEqual([]);
  await expect(
    house.database.inPractice(house.practiceId, (tx) =>
      sql`update check_in_answer set answer = 'safe'`.execute(tx),
    ),
  ).rejects.toThrow(/permission denied/);
  await expect(
    house.database.inPractice(house.practiceId, (tx) => sql`delete from check_in_link`.execute(tx)),
  ).rejects.toThrow(/permission denied/);
});
