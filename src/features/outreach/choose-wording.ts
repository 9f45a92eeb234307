import {
  type Language,
  languageOf,
  type TemplateId,
  type TemplateMedium,
  type Wording,
  type WordingReference,
} from './template.ts';
import { builtIn } from './wordings/built-in.ts';

export interface WordingWish {
  readonly id: TemplateId;
  readonly medium: TemplateMedium;
  /** The client's language, such as `es` or `es-MX`. */
  readonly language: string;
  /** Whether this client chose that the practice's name may be shown. */
  readonly practiceNameAllowed: boolean;
}

export interface ChosenWording {
  readonly wording: Wording;
  /** For whoever prepares tomorrow: what is less than it should be about this choice. */
  readonly shortcomings: readonly ('other-language' | 'not-reviewed')[];
}

/**
 * The practice's newest version in the client's language, or what Kept comes with; English where there is neither.
 * A text that names the practice is passed over for a client who did not choose that.
 */
export function chooseWording(published: readonly Wording[], wish: WordingWish): ChosenWording | null {
  const wanted = languageOf(wish.language);
  for (const language of wanted === null || wanted === 'en' ? (['en'] as const) : [wanted, 'en' as const]) {
    const wording = newest(published, wish, language) ?? builtIn(wish.id, language, wish.medium);
    if (!wording) continue;
    const otherLanguage = language === wanted ? [] : (['other-language'] as const);
    const notReviewed = wording.reviewed === null ? (['not-reviewed'] as const) : [];
    return { wording, shortcomings: [...otherLanguage, ...notReviewed] };
  }
  return null;
}

function newest(published: readonly Wording[], wish: WordingWish, language: Language): Wording | null {
  return (
    published
      .filter(
        ({ id, medium, language: spoken }) => id === wish.id && medium === wish.medium && spoken === language,
      )
      .filter(
        ({ subject, text }) => wish.practiceNameAllowed || !`${subject}${text}`.includes('{practiceName}'),
      )
      .toSorted((a, b) => b.version - a.version)[0] ?? null
  );
}

/** The very words that a case was given, whatever has been published since. */
export function exactWording(published: readonly Wording[], reference: WordingReference): Wording | null {
  const { id, language, medium, version } = reference;
  if (version === 0) return builtIn(id, language, medium);
  return (
    published.find(
      (wording) =>
        wording.id === id &&
        wording.language === language &&
        wording.medium === medium &&
        wording.version === version,
    ) ?? null
  );
}
