/**
 * Whom to call now, by country. Only lines that answer day and night.
 *
 * `verifiedOn` is the day on which somebody last read the number at its source; nobody dials a crisis line to test
 * it. `crisisLinesToVerify` names those that were not looked at for a year.
 */
import type { Day } from '#core/time/instant.ts';

export interface CrisisLine {
  /** `listening` is somebody to talk to; `emergency` sends help. */
  readonly kind: 'listening' | 'emergency';
  /** Its own name, without a word that would tell a stranger more than the page already does. */
  readonly name: string;
  readonly call: string | null;
  /** The key to press once the line answers, by the language of the page; `default` for any other. */
  readonly press?: Readonly<Record<string, string>>;
  readonly text?: { readonly to: string; readonly words: Readonly<Record<string, string>> };
  readonly source: string;
  readonly verifiedOn: Day;
}

const read = '2026-11-23' as Day;
const numbersList = 'https://en.wikipedia.org/wiki/List_of_emergency_telephone_numbers';

const emergency = (...numbers: readonly string[]): CrisisLine[] =>
  numbers.map((call) => ({ kind: 'emergency', name: '', call, source: numbersList, verifiedOn: read }));

const listening = (line: Omit<CrisisLine, 'kind' | 'verifiedOn'>): CrisisLine => ({
  kind: 'listening',
  verifiedOn: read,
  ...line,
});

/**
 * Listening comes before emergency: the least intrusive help first, and some people fear who an emergency number
 * would send. Both stand on one screen of a phone.
 */
export const crisisLines: Readonly<Record<string, readonly CrisisLine[]>> = {
  US: [
    listening({
      name: '988 Lifeline',
      call: '988',
      press: { es: '2' },
      text: { to: '988', words: { es: 'AYUDA' } },
      source: 'https://988lifeline.org/get-help/what-to-expect',
    }),
    ...emergency('911'),
  ],
  CA: [
    listening({
      name: '9-8-8',
      call: '988',
      text: { to: '988', words: {} },
      source: 'https://988.ca/get-help/what-to-expect',
    }),
    ...emergency('911'),
  ],
  MX: [
    listening({
      name: 'Línea de la Vida',
      call: '800 911 2000',
      source:
        'https://www.eluniversal.com.mx/nacion/promueven-la-linea-de-la-vida-tras-presentar-encuesta-sobre-consumo-de-drogas-asi-puedes-pedir-ayuda/',
    }),
    ...emergency('911'),
  ],
  GB: [
    listening({
      name: 'Samaritans',
      call: '116 123',
      source: 'https://www.kickstherapy.com/blog/mental-health-crisis-resources-uk',
    }),
    listening({
      name: 'NHS 111 (England, Wales)',
      call: '111',
      press: { default: '2' },
      source: 'https://www.norwoodmc.co.uk/2024/08/14/nhs-111-option-2-for-crisis-mental-health-support/',
    }),
    listening({
      name: 'Shout',
      call: null,
      text: { to: '85258', words: { default: 'SHOUT' } },
      source: 'https://giveusashout.org/about-us/faq/',
    }),
    ...emergency('999'),
  ],
  IE: [
    listening({
      name: 'Samaritans',
      call: '116 123',
      source:
        'https://merrionstreet.ie/en/news-room/releases/world_suicide_prevention_day_10_september_2020.html',
    }),
    listening({
      name: 'Text About It',
      call: null,
      text: { to: '50808', words: { default: 'HELLO' } },
      source:
        'https://merrionstreet.ie/en/news-room/releases/world_suicide_prevention_day_10_september_2020.html',
    }),
    ...emergency('112', '999'),
  ],
  AU: [
    listening({
      name: 'Lifeline',
      call: '13 11 14',
      text: { to: '0477 13 11 14', words: {} },
      source:
        'https://www.theleader.com.au/story/7611333/lifeline-crisis-text-service-goes-247-to-help-more-in-need/',
    }),
    ...emergency('000'),
  ],
  NZ: [
    listening({
      name: '1737',
      call: '1737',
      text: { to: '1737', words: {} },
      source:
        'https://www.scoop.co.nz/stories/PA1706/S00527/single-phone-number-to-access-support-services.htm',
    }),
    ...emergency('111'),
  ],
  ES: [
    listening({
      name: 'Línea 024',
      call: '024',
      source:
        'https://www.farodevigo.es/galicia/2025/10/11/medio-millar-gallegos-mes-024-linea-suicidio-122499662.html',
    }),
    ...emergency('112'),
  ],
  FR: [
    listening({
      name: '3114',
      call: '3114',
      source: 'https://axaprevention.fr/fr/article/prevention-suicide-journee-mondiale',
    }),
    ...emergency('15', '112'),
  ],
  DE: [
    listening({
      name: 'TelefonSeelsorge',
      call: '0800 111 0 111',
      source:
        'https://sr.de/sr/home/nachrichten/panorama/suizid_praeventionstag_telefonseelsorge_saarland_100.html',
    }),
    ...emergency('112'),
  ],
};

/** Where no line is known: 112 reaches emergency services in all of the EU and, from a mobile, in many other places. */
export const linesAnywhere: readonly CrisisLine[] = emergency('112');
export const lineFinder = 'https://findahelpline.com/';

export function crisisLinesOf(country: string): readonly CrisisLine[] {
  return crisisLines[country.toUpperCase()] ?? linesAnywhere;
}

/** For a text, in any language: `988, 911`. Those that are written to need words of their own, and are left out. */
export function numbersToCall(country: string): string {
  return [...new Set(crisisLinesOf(country).flatMap(({ call }) => call ?? []))].join(', ');
}

/** Lines whose number nobody has looked up for a year, as `GB Samaritans`, for `kept doctor`. */
export function crisisLinesToVerify(today: Day): string[] {
  const yearAgo = Temporal.PlainDate.from(today).subtract({ years: 1 });
  return Object.entries(crisisLines).flatMap(([country, lines]) =>
    lines
      .filter((line) => Temporal.PlainDate.compare(line.verifiedOn, yearAgo) < 0)
      .map((line) => `${country} ${line.name || line.call}`),
  );
}
