/** Time zones and countries to choose from, by the names that people know, from the browser's own lists. */

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** This browser's own zone first: it is nearly always the right one, and not in every browser's list. */
export function timeZones(): readonly string[] {
  return [...new Set([ownTimeZone(), ...Intl.supportedValuesOf('timeZone'), 'UTC'])];
}

export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function ownCountry(): string {
  return new Intl.Locale(navigator.language).maximize().region ?? 'US';
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Names of groups and of places that nobody practises in; the browser's list has them too. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

export function countries(): readonly Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountries.has(code))
    .flatMap((code) => {
      // Codes of the past, such as SU, come back under the name of what they became.
      const label = new Intl.Locale('und', { region: code }).region === code ? names.of(code) : undefined;
      return label === undefined ? [] : [{ value: code, label }];
    })
    .filter(({ label }, index, all) => all.findIndex((other) => other.label === label) === index)
    .sort((one, other) => one.label.localeCompare(other.label));
}
