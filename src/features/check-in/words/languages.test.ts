import { expect, test } from 'vitest';
import { languagesAsked, languagesAwaitingReview, pageLanguages, wordsFor } from './languages.ts';
import type { PageWords } from './words.ts';

test('every text is there in every language', () => {
  for (const words of pageLanguages) {
    for (const [path, text] of textsOf(words)) expect(text, `${words.language} ${path}`).not.toBe('');
  }
});

/** Being a client is itself private: whoever looks over a shoulder reads none of this [domain requirement 20]. */
const telling: Record<string, RegExp> = {
  en: /therap|counsel|clinic|patient|session|appointment|diagnos|mental|psych|suicid|medic|doctor|fee\b|fees|charge|policy|miss(ed|ing)?\b|no-show|kept\b|practice|treat/i,
  es: /terap|consulta|clínic|pacient|sesi[oó]n|\bcita|diagn[oó]s|mental|psic|suicid|m[eé]dic|doctor|tarifa|cobr|factur|pol[ií]tica|faltaste|ausencia|tratamiento/i,
  fr: /th[ée]rap|consultation|cabinet|clini|patient|s[ée]ance|rendez-vous|diagnos|mental|psy|suicid|m[ée]dec|docteur|tarif|factur|honorair|manqu|absence|traitement/i,
  de: /therap|beratung|praxis|klini|patient|sitzung|termin|diagnos|seelisch|psych|suizid|arzt|[äa]rzt|doktor|geb[üu]hr|rechnung|honorar|vers[äa]um|verpasst|fehl|behandl/i,
};
/** Carriers and older phones take these for "write to me no more"; nobody is invited to say them. */
const optOutWords =
  /\b(stop|cancel|end|quit|help|unsubscribe|parar|baja|cancelar|alto|aide|arret|hilfe|ende|stopp)\b/i;

test.each(pageLanguages.map((words) => [words.language, words] as const))(
  '%s says nothing that tells',
  (language, words) => {
    for (const [path, text] of textsOf(words)) {
      expect(text, path).not.toMatch(telling[language] ?? /$^/);
      expect(text, path).not.toMatch(optOutWords);
      expect(text, `${path} shouts`).not.toMatch(/[!]|\b[A-ZÁÉÍÓÚÑ]{3,}\b(?<!SMS)/);
    }
  },
);

test('a translation that nobody has reviewed says so', () => {
  expect(languagesAwaitingReview()).toEqual(['es', 'fr', 'de']);
});

test('the first language that the page speaks is used, and English if none', () => {
  expect(wordsFor(undefined, 'es-MX').language).toBe('es');
  expect(wordsFor('ES').language).toBe('es');
  expect(wordsFor('sw', 'xx').language).toBe('en');
  expect(wordsFor().language).toBe('en');
});

test.each([
  ['es-MX,es;q=0.9,en;q=0.8', ['es-MX', 'es', 'en']],
  ['en;q=0.5, es', ['es', 'en']],
  ['fr;q=0, es', ['es']],
  ['', []],
  [undefined, []],
  [';;;q=,,', []],
])('a browser that asks %j is understood', (header, expected) => {
  expect(languagesAsked(header)).toEqual(expected);
});

function textsOf(words: PageWords): [string, string][] {
  const { language: _language, name: _name, dir: _dir, review: _review, ...said } = words;
  const written = walk(said);
  return [
    ...written,
    ['expected', words.expected('14:00', null)],
    ['expected another day', words.expected('14:00', 'x')],
    ['call', words.crisis.call('1')],
    ['press', words.crisis.press('2')],
    ['text', words.crisis.text('1', 'x')],
    ['text without a word', words.crisis.text('1', null)],
  ];
}

function walk(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (typeof inner === 'string') return [[`${path}${name}`, inner] as [string, string]];
    return typeof inner === 'object' && inner !== null ? walk(inner, `${path}${name}.`) : [];
  });
}
