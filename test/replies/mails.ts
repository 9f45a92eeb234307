/** Invented answers by mail, as mail programs in four languages put them together around our own message. */

export interface InventedMail {
  readonly program: string;
  readonly language: 'en' | 'es' | 'fr' | 'de';
  /** The whole mail around the client's words and around what is quoted. */
  around(words: string, quoted: string): string;
}

const marked = (quoted: string): string =>
  quoted
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

const by = 'Ada <ada@practice.example.org>';

/** What stands above the quoted lines, program by program. */
const attributions: Readonly<Record<InventedMail['language'], Readonly<Record<string, string>>>> = {
  en: {
    Gmail: `On Tue, Mar 3, 2026 at 2:20 PM ${by} wrote:`,
    'Gmail, broken over two lines': 'On Tue, Mar 3, 2026 at 2:20 PM Ada\n<ada@practice.example.org> wrote:',
    'Apple Mail': `On 3 Mar 2026, at 14:20, ${by} wrote:`,
    iPhone: 'On Mar 3, 2026, at 2:20 PM, Ada wrote:',
    Thunderbird: 'On 03/03/2026 14:20, Ada wrote:',
    Yahoo: `On Tuesday, March 3, 2026 at 02:20:00 PM EST, ${by} wrote:`,
  },
  es: {
    Gmail: `El mar, 3 mar 2026 a las 14:20, ${by} escribió:`,
    'Gmail, broken over two lines':
      'El mar, 3 mar 2026 a las 14:20, Ada\n(<ada@practice.example.org>) escribió:',
    'Apple Mail': `El 3 mar 2026, a las 14:20, ${by} escribió:`,
    iPhone: 'El 3 mar 2026, a la(s) 14:20, Ada escribió:',
    Thunderbird: 'El 3/3/26 a las 14:20, Ada escribió:',
    Yahoo: `En martes, 3 de marzo de 2026, 14:20:00 CET, ${by} escribió:`,
  },
  fr: {
    Gmail: `Le mar. 3 mars 2026 à 14:20, ${by} a écrit :`,
    'Gmail, broken over two lines': 'Le mar. 3 mars 2026 à 14:20, Ada\n<ada@practice.example.org> a écrit :',
    'Apple Mail': `Le 3 mars 2026 à 14:20, ${by} a écrit :`,
    iPhone: 'Le 3 mars 2026 à 14:20, Ada a écrit :',
    Thunderbird: 'Le 03/03/2026 à 14:20, Ada a écrit :',
    Yahoo: `Le mardi 3 mars 2026 à 14:20:00 UTC+1, ${by} a écrit :`,
  },
  de: {
    Gmail: `Am Di., 3. März 2026 um 14:20 Uhr schrieb ${by}:`,
    'Gmail, broken over two lines':
      'Am Di., 3. März 2026 um 14:20 Uhr schrieb Ada\n<ada@practice.example.org>:',
    'Apple Mail': `Am 03.03.2026 um 14:20 schrieb ${by}:`,
    iPhone: 'Am 3. März 2026 um 14:20 schrieb Ada:',
    Thunderbird: 'Am 03.03.26 um 14:20 schrieb Ada:',
    Yahoo: `Am Dienstag, 3. März 2026 um 14:20:00 MEZ hat ${by} Folgendes geschrieben:`,
  },
};

/** These mark nothing: where the client's own words end is known only by ours. */
const headers: Readonly<Record<InventedMail['language'], Readonly<Record<string, string>>>> = {
  en: {
    Outlook: `________________________________\nFrom: ${by}\nSent: Tuesday, March 3, 2026 2:20 PM\nTo: Ben\nSubject: Hello`,
    'Outlook on the desk': `-----Original Message-----\nFrom: ${by}\nSent: Tuesday, March 3, 2026 2:20 PM\nTo: Ben\nSubject: Hello`,
    'an Android phone': `-------- Original message --------\nFrom: ${by}\nDate: 3/3/26 14:20 (GMT-05:00)\nTo: Ben\nSubject: Hello`,
  },
  es: {
    Outlook: `________________________________\nDe: ${by}\nEnviado: martes, 3 de marzo de 2026 14:20\nPara: Ben\nAsunto: Hola`,
    'Outlook on the desk': `-----Mensaje original-----\nDe: ${by}\nEnviado el: martes, 3 de marzo de 2026 14:20\nPara: Ben\nAsunto: Hola`,
    'an Android phone': `-------- Mensaje original --------\nDe: ${by}\nFecha: 3/3/26 14:20 (GMT+01:00)\nPara: Ben\nAsunto: Hola`,
  },
  fr: {
    Outlook: `________________________________\nDe : ${by}\nEnvoyé : mardi 3 mars 2026 14:20\nÀ : Ben\nObjet : Bonjour`,
    'Outlook on the desk': `-----Message d'origine-----\nDe : ${by}\nEnvoyé : mardi 3 mars 2026 14:20\nÀ : Ben\nObjet : Bonjour`,
    'an Android phone': `-------- Message d'origine --------\nDe : ${by}\nDate : 03/03/2026 14:20 (GMT+01:00)\nÀ : Ben\nObjet : Bonjour`,
  },
  de: {
    Outlook: `________________________________\nVon: ${by}\nGesendet: Dienstag, 3. März 2026 14:20\nAn: Ben\nBetreff: Hallo`,
    'Outlook on the desk': `-----Ursprüngliche Nachricht-----\nVon: ${by}\nGesendet: Dienstag, 3. März 2026 14:20\nAn: Ben\nBetreff: Hallo`,
    'an Android phone': `-------- Ursprüngliche Nachricht --------\nVon: ${by}\nDatum: 03.03.26 14:20 (GMT+01:00)\nAn: Ben\nBetreff: Hallo`,
  },
};

const languages = ['en', 'es', 'fr', 'de'] as const;

export const mailPrograms: readonly InventedMail[] = languages.flatMap((language) => [
  ...Object.entries(attributions[language]).map(([program, above]) => ({
    program,
    language,
    around: (words: string, quoted: string) => `${words}\n\n${above}\n\n${marked(quoted)}\n`,
  })),
  ...Object.entries(headers[language]).map(([program, above]) => ({
    program,
    language,
    around: (words: string, quoted: string) => `${words}\n\n${above}\n\n${quoted}\n`,
  })),
]);
