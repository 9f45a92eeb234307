import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Problem } from '#core/problem.ts';
import { columns } from './import-columns.ts';
import { readClientsCsv } from './read-clients-csv.ts';

const defaults = { defaultZone: 'America/New_York', defaultCountry: 'US' };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const readText = (text: string) => readClientsCsv(bytesOf(text), defaults);
const clientsOf = (bytes: Uint8Array) =>
  readClientsCsv(bytes, defaults).rows.map((row) => (row.kind === 'client' ? row.client : row.problems));

function problemOf(bytes: Uint8Array): Problem {
  try {
    readClientsCsv(bytes, defaults);
  } catch (fault) {
    if (fault instanceof Problem) return fault;
  }
  throw new Error('the file was read');
}

describe('files as spreadsheets write them', () => {
  const plain = 'preferred_name,pronouns\nZoë Núñez,she/her\n';
  const windows1252 = Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  const utf16 = (mark: number[], swap: boolean) => {
    const units = Buffer.from(plain, 'utf16le');
    return new Uint8Array(Buffer.concat([Buffer.from(mark), swap ? units.swap16() : units]));
  };

  test.each([
    ['UTF-8', bytesOf(plain), 'utf-8'],
    ['UTF-8 with a byte order mark', bytesOf(`\uFEFF${plain}`), 'utf-8'],
    ['Windows-1252', windows1252, 'windows-1252'],
    ['UTF-16 little-endian', utf16([0xff, 0xfe], false), 'utf-16'],
    ['UTF-16 big-endian', utf16([0xfe, 0xff], true), 'utf-16'],
    ['semicolons', bytesOf(plain.replaceAll(',', ';')), 'utf-8'],
    ['tabs', bytesOf(plain.replaceAll(',', '\t')), 'utf-8'],
    ['a separator announced by Excel', bytesOf(`sep=;\r\n${plain.replaceAll(',', ';')}`), 'utf-8'],
    ['Windows line ends', bytesOf(plain.replaceAll('\n', '\r\n')), 'utf-8'],
    ['old Mac line ends', bytesOf(plain.replaceAll('\n', '\r')), 'utf-8'],
    ['no line end at the end', bytesOf(plain.trim()), 'utf-8'],
    ['blank lines', bytesOf(`${plain}\n\n,\n`), 'utf-8'],
    ['headings as people write them', bytesOf(plain.replace('preferred_name', '"Preferred Name"')), 'utf-8'],
  ])('%s', (_what, bytes, encoding) => {
    const file = readClientsCsv(bytes, defaults);
    expect(file.encoding).toBe(encoding);
    expect(file.rows).toHaveLength(1);
    expect(file.rows[0]).toMatchObject({
      kind: 'client',
      client: { preferredName: 'Zoë Núñez', pronouns: 'she/her' },
    });
  });

  test('a separator inside quotation marks stays inside its cell, over line breaks too', () => {
    const file = readText(
      'preferred_name,confidential_request\nAna,"Text, not calls\nand never at work"\nBen,\n',
    );
    expect(file.rows).toMatchObject([
      { line: 3, client: { confidentialRequest: 'Text, not calls\nand never at work' } },
      { line: 4, client: { preferredName: 'Ben' } },
    ]);
  });

  test('columns that mean nothing here are named, not silently dropped', () => {
    expect(readText('preferred_name,shoe size\nAna,38\n').unknownColumns).toEqual(['shoe size']);
  });
});

describe('files that cannot be read say what to do', () => {
  test.each([
    ['nothing', '', 'empty-file'],
    ['a spreadsheet', 'PK\u0003\u0004rest', 'not-csv'],
    ['something binary', 'preferred_name\n\u0000\u0001', 'not-text'],
    ['no name column', 'name of dog,age\nRex,3\n', 'column-missing'],
    ['a column twice', 'preferred_name,email,E-mail\nAna,a@example.com,b@example.com\n', 'column-twice'],
    ['a quotation mark never closed', 'preferred_name,pronouns\n"Ana,she/her\nBen,he/him\n', 'broken-csv'],
    ['quotation marks in the middle', 'preferred_name,pronouns\nAna "Annie" Reyes"",she/her\n', 'broken-csv'],
  ])('%s', (_what, text, code) => {
    const problem = problemOf(bytesOf(text));
    expect(problem.code).toBe(code);
    expect(problem.message).not.toMatch(/Ana|Rex/);
  });

  test('a huge file is refused before it is read', () => {
    expect(problemOf(new Uint8Array(5 * 1024 * 1024 + 1)).code).toBe('file-too-large');
    expect(problemOf(bytesOf(`preferred_name\n${'Ana\n'.repeat(20_001)}`)).code).toBe('too-many-rows');
  });
});

describe('a row names every cell that is wrong, and the others are read', () => {
  const row = (cells: Record<string, string>) => {
    const all = { preferred_name: 'Ana', ...cells };
    const quoted = Object.values(all).map((cell) => `"${cell}"`);
    return clientsOf(bytesOf(`${Object.keys(all).join(',')}\n${quoted.join(',')}\n`))[0];
  };

  test.each([
    [{ preferred_name: '', pronouns: 'she/her' }, 'preferred_name', /needs a name/],
    [{ mobile: '12345' }, 'mobile', /too short/],
    [{ phone: 'none' }, 'phone', /not a phone number/],
    [{ email: 'ana at example.com' }, 'email', /email address/],
    [{ time_zone: 'Eastern' }, 'time_zone', /IANA/],
    [{ born_on: '1991-02-30' }, 'born_on', /does not exist/],
    [{ born_on: '17/04/1991' }, 'born_on', /year-month-day/],
    [{ language: 'English' }, 'language', /language code/],
    [{ country: 'USA' }, 'country', /country code/],
    [{ mobile: '917 555 0142', mobile_text: 'maybe' }, 'mobile_text', /neither yes nor no/],
    [{ first_by: 'fax' }, 'first_by', /not one of the words/],
    [{ safe_from: '25:00' }, 'safe_from', /time of day/],
    [{ safe_from: '20:00', safe_to: '09:00' }, 'safe_to', /not later/],
    [{ consent_basis: 'mum' }, 'consent_basis', /not one of the words/],
    [{ tier: 'severe' }, 'tier', /not one of the words/],
    [{ tier: 'high', tier_judged_on: '2026-11-03' }, 'tier_reasons', /reasons/],
    [{ tier: 'high', tier_reasons: 'x' }, 'tier_judged_on', /day/],
    [
      { tier: 'high', tier_reasons: 'x', tier_judged_on: '2026-11-03', tier_review_by: '2026-11-02' },
      'tier_review_by',
      /before/,
    ],
    [{ safety_plan_kept: 'drawer' }, 'safety_plan_reviewed_on', /missing/],
    [{ agreement_how: 'Text first' }, 'agreement_signed_on', /signed/],
    [{ location_access: 'Bell 3' }, 'location', /empty/],
    [{ contact_phone: '917 555 0143' }, 'contact_name', /empty/],
    [{ contact_name: 'Mia', contact_scope: 'everything' }, 'contact_scope', /not one of the words/],
    [{ contact_name: 'Mia', contact_scope: 'share-concern' }, 'contact_signed_on', /signature/],
    [
      { contact_name: 'Mia', contact_signed_on: '2026-09-02', contact_expires_on: '2025-09-02' },
      'contact_expires_on',
      /before/,
    ],
    [{ contact_2_name: 'Max', contact_2_phone: '1' }, 'contact_2_phone', /phone|short/],
  ])('%j', (cells, field, reason) => {
    const problems = row(cells as Record<string, string>);
    expect(problems).toEqual([
      { field, reason: expect.stringMatching(reason), wayOut: expect.stringMatching(/\w/) },
    ]);
  });

  test('all of them at once', () => {
    expect(row({ mobile: '1', email: 'x', born_on: 'y', time_zone: 'z' })).toHaveLength(4);
  });

  test('a row that slipped is refused whole, since a number could stand in another column', () => {
    const file = readText(
      'preferred_name,mobile,email\nAna,Reyes,917 555 0142,ana@example.com\nBen,917 555 0151\nCara,,,\n',
    );
    expect(file.rows.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'unreadable'],
      [3, 'unreadable'],
      [4, 'client'],
    ]);
  });
});

describe('what a row means', () => {
  const only = (text: string) => {
    const [client] = clientsOf(bytesOf(text));
    if (!client || !('channels' in client)) throw new Error('the row was not read');
    return client;
  };

  test('silence is no permission, and one mobile is two channels', () => {
    const { channels } = only(
      'preferred_name,mobile,mobile_text,email\nAna,917 555 0142,yes,ana@example.com\n',
    );
    expect(channels.map(({ kind, address, allowed }) => [kind, address, allowed])).toEqual([
      ['sms', '+19175550142', true],
      ['voice', '+19175550142', null],
      ['email', 'ana@example.com', null],
    ]);
  });

  test('what to try first comes first', () => {
    const { channels } = only(
      'preferred_name,mobile,email,first_by\nAna,917 555 0142,ana@example.com,email\n',
    );
    expect(channels.map(({ kind, position }) => [kind, position])).toEqual([
      ['email', 0],
      ['sms', 1],
      ['voice', 2],
    ]);
  });

  test('a number is read in its own row’s country', () => {
    const { channels } = only('preferred_name,country,mobile\nFay,GB,07700 900123\n');
    expect(channels[0]?.address).toBe('+447700900123');
  });

  test('without a scope nothing may be said', () => {
    expect(only('preferred_name,contact_name,contact_phone\nAna,Mia,917 555 0143\n').contacts[0]?.scope).toBe(
      'none',
    );
  });
});

test('the example has every person of the cast, every column known and every row read', () => {
  const file = readClientsCsv(
    readFileSync(new URL('../../../examples/clients.csv', import.meta.url)),
    defaults,
  );
  expect(file.unknownColumns).toEqual([]);
  expect(file.rows.map((row) => (row.kind === 'client' ? row.client.preferredName : row.problems))).toEqual([
    'Ana Reyes',
    'Ben Turner',
    'Cara Moss',
    'Dev Patel',
    'Eli Gray',
    'Sam Gray',
    'Fay Olsen',
    'Gil Soto',
  ]);
});

test('a file made of the documented examples is read', () => {
  const quoted = (texts: string[]) => texts.map((text) => `"${text}"`).join(',');
  const file = readText(
    `${quoted(columns.map((one) => one.name))}\n${quoted(columns.map((one) => one.example))}\n`,
  );
  expect(file.unknownColumns).toEqual([]);
  expect(file.rows[0]).toMatchObject({ kind: 'client' });
});
