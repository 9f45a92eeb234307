import { expect, test } from 'vitest';
import { instant } from '#core/time/instant.ts';
import { Sheet, styles } from './sheet.ts';

const feet: string[] = [];

async function pagesOf(write: (sheet: Sheet) => void): Promise<number> {
  const sheet = new Sheet({ size: 'A4', title: 'A test', madeAt: instant('2026-03-03T14:00:00Z') });
  write(sheet);
  feet.length = 0;
  const pdf = await sheet.end((page, pages) => {
    const right = `page ${page} of ${pages}`;
    feet.push(right);
    return { left: ['left', 'below'], right };
  });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

test('every page is numbered, with how many there are', async () => {
  const pages = await pagesOf((sheet) => {
    for (let line = 0; line < 120; line += 1) sheet.entry('14:20', `Line ${line}`, String(line));
  });
  expect(pages).toBe(3);
  expect(feet).toEqual(['page 1 of 3', 'page 2 of 3', 'page 3 of 3']);
});

test('a text longer than a page goes on on the next one', async () => {
  expect(await pagesOf((sheet) => sheet.text('many words '.repeat(2000), styles.body))).toBeGreaterThan(3);
});

test('a word longer than a line is broken, and nothing else is', async () => {
  expect(await pagesOf((sheet) => sheet.entry('14:20', 'x'.repeat(20_000), '1'))).toBeGreaterThan(2);
  expect(await pagesOf((sheet) => sheet.detail('Label', 'x'.repeat(300)))).toBe(1);
});

test('what is kept together does not begin at the foot of a page', async () => {
  const pages = await pagesOf((sheet) => {
    for (let line = 0; line < 45; line += 1) sheet.text('one line', styles.body);
    sheet.heading('A heading');
    sheet.text('its first line', styles.body);
  });
  expect(pages).toBe(2);
});

test('strange and empty texts print without a fault', async () => {
  const pages = await pagesOf((sheet) => {
    for (const text of [
      '',
      ' ',
      '\n\n',
      '\t\u0007\u0000',
      '👩‍👩‍👧',
      '王小明 سارة',
      '\u200B\u202E',
      'a\u0308'.repeat(200),
    ]) {
      sheet.entry('', text, '');
      sheet.detail(text, text);
      sheet.fact(text, text);
      sheet.day(text, text);
    }
  });
  expect(pages).toBeGreaterThan(0);
});
