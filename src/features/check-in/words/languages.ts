/** The languages that the page speaks, and which one it speaks first. */
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { PageWords } from './words.ts';

export const pageLanguages: readonly PageWords[] = [english, spanish, french, german];

export function languagesAwaitingReview(): string[] {
  return pageLanguages
    .filter((words) => words.review.state === 'awaiting-review')
    .map((words) => words.language);
}

/** The first wanted language that the page speaks; `es-MX` is met by `es`. English when none is. */
export function wordsFor(...wanted: readonly (string | undefined)[]): PageWords {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split('-')[0];
    const words = pageLanguages.find((words) => words.language === language);
    if (words) return words;
  }
  return english;
}

/** Reads `Accept-Language: es-MX,es;q=0.9,en;q=0.8` in order of preference. */
export function languagesAsked(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((text) => /^\s*q=([01](?:\.\d+)?)$/.exec(text)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
