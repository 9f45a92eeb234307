import type { Language, TemplateId, TemplateMedium, Wording } from '../template.ts';
import { templateIds } from '../template.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { BuiltInWords } from './words.ts';

const words: readonly (readonly [Language, BuiltInWords])[] = [
  ['en', english],
  ['es', spanish],
  ['fr', french],
  ['de', german],
];

/** Every text that Kept comes with, as version 0. */
export const builtInWordings: readonly Wording[] = words.flatMap(([language, { reviewed, ...media }]) =>
  templateIds.flatMap((id) => {
    const make = (medium: TemplateMedium, text: string, subject = ''): Wording => ({
      id,
      language,
      medium,
      version: 0,
      subject,
      text,
      reviewed,
    });
    const found: Wording[] = [];
    const sms = media.sms[id];
    const email = media.email[id];
    const letter = media.letter[id];
    if (sms) found.push(make('sms', sms));
    if (email) found.push(make('email', email.text, email.subject));
    if (letter) found.push(make('letter', letter));
    return found;
  }),
);

export function builtIn(id: TemplateId, language: Language, medium: TemplateMedium): Wording | null {
  return (
    builtInWordings.find(
      (wording) => wording.id === id && wording.language === language && wording.medium === medium,
    ) ?? null
  );
}
