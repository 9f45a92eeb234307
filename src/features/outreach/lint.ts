/**
 * Checks a wording before anybody can be sent it: nothing that gives the client away, presses, blames, or invites an
 * answer that a provider would swallow [requirements 16, 20 and 21]. Each finding says where, why and the way out.
 */
import type { Finding, LintSetting } from './finding.ts';
import { lintPlan } from './lint-plan.ts';
import { lintShape } from './lint-shape.ts';
import { lintWords } from './lint-words.ts';
import { type Language, purposes, type TemplateMedium, type Wording } from './template.ts';

/** What can be said of one text alone, before it is known what the text is for. */
export function lint(
  text: string,
  language: Language,
  medium: TemplateMedium,
  setting: LintSetting = {},
): readonly Finding[] {
  return inOrder([...lintWords(text, language, setting.repliesAreRead ?? true), ...lintShape(text, medium)]);
}

export type Draft = Pick<Wording, 'id' | 'language' | 'medium' | 'subject' | 'text'>;

/** All that is wrong with a wording for its purpose. An empty list means that it may be published. */
export function lintWording(draft: Draft, setting: LintSetting = {}): readonly Finding[] {
  // The product's name and its plain orders to staff are no secret from staff; the words of care stay out all the same.
  const forStaff = purposes[draft.id].audience === 'staff';
  const text = lint(draft.text, draft.language, draft.medium, setting);
  const subject = lint(draft.subject, draft.language, draft.medium, setting);
  return [...subject.map(inSubject), ...text, ...lintPlan(draft)].filter(
    ({ rule }) => !(forStaff && (rule === 'pressure' || rule === 'unread-replies')),
  );
}

function inSubject({ rule, from, to, reason, wayOut }: Finding): Finding {
  return { rule, part: 'subject', from, to, reason, wayOut };
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => a.from - b.from);
}
