import type { Review, TemplateId } from '../template.ts';

/** The words of one language. What has no entry for a medium is not sent in it. */
export interface BuiltInWords {
  /** `null` until a person who speaks the language and knows such clients has read them all. */
  readonly reviewed: Review | null;
  readonly sms: Readonly<Partial<Record<TemplateId, string>>>;
  /** A subject is seen on locked screens: it says who writes and nothing else. */
  readonly email: Readonly<Partial<Record<TemplateId, { readonly subject: string; readonly text: string }>>>;
  readonly letter: Readonly<Partial<Record<TemplateId, string>>>;
}
