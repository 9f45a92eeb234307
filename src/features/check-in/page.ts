/** Renders the pages: whole, small, with nothing to fetch and nothing to run but the one line for leaving. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Eta } from 'eta';
import type { Instant } from '#core/time/instant.ts';
import type { ShownAnswer } from './actions.ts';
import { type Answer, answers, longestText, type Reason, reasons, type Wish, wishes } from './contract.ts';
import { type CrisisLine, crisisLinesOf, lineFinder } from './crisis-lines.ts';
import type { LinkPage } from './store.ts';
import { pageLanguages } from './words/languages.ts';
import type { PageWords } from './words/words.ts';

const folder = join(import.meta.dirname, 'pages');
/** Escapes whatever a template shows with `<%=`; the only raw parts are our own files. */
const eta = new Eta({ views: folder, cache: true, autoEscape: true, rmWhitespace: true, autoTrim: false });

/** Comments and line breaks stay at home. */
export const style = readFileSync(join(folder, 'style.css'), 'utf8')
  .replaceAll(/\/\*.*?\*\//gs, '')
  .replaceAll(/\s+/g, ' ')
  .trim();
export const script = readFileSync(join(folder, 'leave.js'), 'utf8').trim();
/** Widely used, in every language, and nobody asks why it was open. */
const neutralPlace = 'https://www.wikipedia.org/';

const hashed = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** Nothing but this page's own style, its own line of script and its own form. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src ${hashed(style)}`,
  `script-src ${hashed(script)}`,
  'img-src data:',
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Where a page is, without its query; `chosen` is set when the reader switched the language. */
export interface Place {
  readonly path: string;
  readonly words: PageWords;
  readonly chosen: boolean;
}

export function questionPage(
  place: Place,
  page: LinkPage,
  now: Instant,
  nonce: string,
  /** What was typed on a page whose tap did not arrive; null when this is the first that is seen of it. */
  typed: string | null = null,
): string {
  const expected = page.aboutAt && expectedAt(place.words, page, page.aboutAt, now);
  return render('question', place, {
    expected,
    practiceName: page.practiceName,
    longestAdded,
    action: addressOf(place),
    answers,
    nonce,
    typed,
  });
}

/** As much as is said beside a tap; whoever has more to say finds room on the next page. */
const longestAdded = 200;

/** What is offered after an answer. Nobody who is not OK is asked whether they overslept. */
const offers: Readonly<
  Record<Answer, { readonly reasons: readonly Reason[]; readonly wishes: readonly Wish[] }>
> = {
  safe: { reasons, wishes },
  late: { reasons: [], wishes: ['another-time'] },
  'call-me': { reasons: [], wishes: [] },
  'not-ok': { reasons: [], wishes: [] },
  'explain-later': { reasons, wishes },
};

export function answeredPage(
  place: Place,
  country: string,
  shown: ShownAnswer,
  nonce: string,
  tooLongText: string | null = null,
): string {
  const { words } = place;
  const [question = place.path] = place.path.split(/\/(?=\d+$)/);
  return render('answered', place, {
    thanks: words.thanks[shown.answer],
    crisis: shown.answer === 'not-ok' ? crisisOf(words, country) : null,
    note: tooLongText !== null ? words.tooLong : shown.explained ? words.noted : null,
    reasons: shown.reasonGiven ? [] : offers[shown.answer].reasons,
    wishes: shown.wishGiven ? [] : offers[shown.answer].wishes,
    action: addressOf(place),
    questionHref: addressOf({ ...place, path: question }),
    text: tooLongText ?? '',
    longestText,
    nonce,
  });
}

/** The page of no link, a busy page, a broken one: always with somebody to call. */
export function messagePage(place: Place, country: string, kind: 'gone' | 'busy' | 'broken'): string {
  return render('message', place, { message: place.words[kind], crisis: crisisOf(place.words, country) });
}

export function addressOf(place: Place): string {
  return place.chosen ? `${place.path}?l=${place.words.language}` : place.path;
}

function render(template: string, place: Place, data: Record<string, unknown>): string {
  const otherLanguages = pageLanguages
    .filter((words) => words !== place.words)
    .map((words) => ({
      name: words.name,
      language: words.language,
      href: addressOf({ ...place, words, chosen: true }),
    }));
  return eta.render(template, { ...data, words: place.words, otherLanguages, style, script, neutralPlace });
}

/** The client's own clock, written as their country writes it; the day only when it is not today. */
function expectedAt(words: PageWords, page: LinkPage, aboutAt: Instant, now: Instant): string {
  const locale = `${words.language}-${page.country}`;
  const [session, today] = [aboutAt, now].map((at) =>
    Temporal.Instant.from(at).toZonedDateTimeISO(page.timeZone),
  );
  if (!session || !today) throw new Error('two instants were given and two times were not made');
  const time = session.toLocaleString(locale, { hour: 'numeric', minute: '2-digit' });
  const sameDay = session.toPlainDate().equals(today.toPlainDate());
  const day = session.toLocaleString(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  // "2:00 p.m." brings the end of its sentence along.
  return words.expected(time, sameDay ? null : day).replace(/\.\.$/, '.');
}

interface CrisisLink {
  readonly href: string;
  readonly label: string;
  readonly under: string;
  /** Second in rank, drawn quieter. */
  readonly plain: boolean;
}

function crisisOf(words: PageWords, country: string): { links: readonly CrisisLink[]; finder: string } {
  return { links: crisisLinesOf(country).flatMap((line) => linksOf(words, line)), finder: lineFinder };
}

function linksOf(words: PageWords, line: CrisisLine): CrisisLink[] {
  const { call, press, text } = words.crisis;
  const plain = line.kind === 'emergency';
  const links: CrisisLink[] = [];
  if (line.call !== null) {
    const key = line.press?.[words.language] ?? line.press?.default;
    const label = key === undefined ? call(line.call) : `${call(line.call)}, ${press(key)}`;
    const under = plain ? words.crisis.danger : line.name;
    links.push({ href: `tel:${digits(line.call)}`, label, under, plain });
  }
  if (line.text) {
    const word = line.text.words[words.language] ?? line.text.words.default ?? null;
    const body = word === null ? '' : `?body=${encodeURIComponent(word)}`;
    links.push({
      href: `sms:${digits(line.text.to)}${body}`,
      label: text(line.text.to, word),
      under: line.name,
      plain,
    });
  }
  return links;
}

const digits = (number: string): string => number.replaceAll(' ', '');
