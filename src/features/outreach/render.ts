import { type Language, purposes, type Variable, variables, type Wording } from './template.ts';
import { builtIn } from './wordings/built-in.ts';

/** Left out, `link` stays as `{link}`: it is filled in at the moment of sending, so that no stored text holds it. */
export type Values = Readonly<Partial<Record<Variable, string>>>;

export interface Rendered {
  readonly subject: string;
  readonly text: string;
}

export interface Setting {
  /** False when nobody reads what is sent back to this number or address; the text then says so. */
  readonly repliesAreRead?: boolean;
}

const unreadNotes: Readonly<Record<Language, string>> = {
  en: "Replies to this message aren't read.",
  es: 'Las respuestas a este mensaje no se leen.',
  fr: 'Les réponses à ce message ne sont pas lues.',
  de: 'Antworten auf diese Nachricht werden nicht gelesen.',
};

const longestName = 60;

/**
 * Throws when a value is missing, since a wording that was published names only what its purpose may hold. Only the
 * name of the practice may be missing: a client may take that wish back while a case runs, and then the words that
 * Kept comes with are used, which never name it.
 */
export function render(chosen: Wording, values: Values, setting: Setting = {}): Rendered {
  const wording = values.practiceName === undefined ? withoutPracticeName(chosen) : chosen;
  const unread = setting.repliesAreRead === false && saysNothingOfReplies(wording);
  const text = fill(wording.text, values);
  return {
    subject: fill(wording.subject, values),
    text: unread ? `${text}${wording.medium === 'sms' ? ' ' : '\n\n'}${unreadNotes[wording.language]}` : text,
  };
}

/** Puts the secret link into a rendered text, in the moment of sending and never before. */
export function fillLink(text: string, link: string): string {
  return text.replaceAll('{link}', () => link);
}

function withoutPracticeName(wording: Wording): Wording {
  const { id, language, medium, subject, text } = wording;
  if (!`${subject}${text}`.includes('{practiceName}')) return wording;
  return builtIn(id, language, medium) ?? builtIn(id, 'en', medium) ?? wording;
}

function saysNothingOfReplies({ id, medium, text, language }: Wording): boolean {
  return purposes[id].audience === 'client' && medium !== 'letter' && !text.includes(unreadNotes[language]);
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (braced, name: string) => {
    const variable = variables.find((known) => known === name);
    if (!variable) throw new Error(`a wording holds the unknown variable ${name}`);
    const value = values[variable];
    if (value === undefined && variable === 'link') return braced;
    if (value === undefined) throw new Error(`a wording needs a value for ${name}`);
    return variable === 'link' ? value : plain(value);
  });
}

/** A name is somebody's typing: one line, no braces that would be filled later, and no room for a second message. */
function plain(value: string): string {
  const line = value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069{}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return [...line].slice(0, longestName).join('').trimEnd();
}
