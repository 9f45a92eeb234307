import { expect, test } from 'vitest';
import { instant } from '#core/time/instant.ts';
import { answers } from './contract.ts';
import { crisisLines } from './crisis-lines.ts';
import { answeredPage, messagePage, type Place, questionPage } from './page.ts';
import type { LinkPage } from './store.ts';
import { pageLanguages } from './words/languages.ts';

const now = instant('2026-11-25T09:00:00Z');
const linkPage: LinkPage = {
  language: 'en',
  country: 'GB',
  timeZone: 'Europe/London',
  aboutAt: instant('2026-11-24T14:00:00Z'),
  practiceName: 'A practice with quite a long name, in a town with one as well',
};

/** Every page that there is, in every language, with everything on it that can be. */
const everyPage = pageLanguages.flatMap((words) => {
  const place: Place = { path: `/h/${'0'.repeat(38)}/1`, words, chosen: true };
  const shown = { explained: true, reasonGiven: false, wishGiven: false };
  return [
    ['question', questionPage(place, linkPage, now, 'n'.repeat(37), 'w'.repeat(200))],
    ...answers.map((answer) => [answer, answeredPage(place, 'GB', { answer, ...shown }, 'n'.repeat(37))]),
    ...Object.keys(crisisLines).map((country) => [country, messagePage(place, country, 'gone')]),
    ['broken', messagePage(place, 'XX', 'broken')],
  ].map(([name, html]) => ({ name: `${words.language} ${name}`, html: html ?? '' }));
});

/** One TCP round trip on a bad connection: about 14 kB, before any compression. */
const firstFlight = 14_000;

test.each(everyPage)('$name is small, whole, and fetches nothing', ({ html }) => {
  expect(Buffer.byteLength(html)).toBeLessThan(firstFlight);
  expect(html).not.toMatch(/<(img|iframe|object|embed|link rel="stylesheet")/);
  expect(html).not.toMatch(/<script src|@import|url\(/);
  expect(html).not.toContain('undefined');
  // The only places that it leads to elsewhere are the way out and the finder of lines, and neither learns from where.
  for (const [link] of html.matchAll(/<a [^>]*href="https?:[^>]*>/g)) {
    expect(link).toMatch(/href="https:\/\/(www\.wikipedia\.org|findahelpline\.com)\//);
    expect(link).toContain('rel="noreferrer noopener nofollow"');
  }
});

test.each(everyPage)('$name has a title that says nothing and a language', ({ html }) => {
  expect(html).toMatch(/<title>(Hello|Hola|Bonjour|Guten Tag)<\/title>/);
  expect(html).toMatch(/<html lang="(en|es|fr|de)" dir="ltr">/);
  expect(html).toContain('noindex');
});

test.each(everyPage)('$name does not tell whoever looks over a shoulder', ({ html }) => {
  const seen = html.replace(/<style>.*?<\/style>/s, '').replace(/<script>.*?<\/script>/s, '');
  expect(seen).not.toMatch(
    /therap|th[ée]rap|terap|counsel|beratung|s[ée]ance|sitzung|patient|pacient|\bKept\b|check-in|suicid|suizid|diagnos|appointment|rendez-vous|termin/i,
  );
});
