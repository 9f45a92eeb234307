/** What other features may ask about the words that are sent. */
export type { ChosenWording, WordingWish } from './choose-wording.ts';
export type { InboundMail } from './inbound-mail.ts';
export { fillLink, type Rendered, render, type Setting, type Values } from './render.ts';
export { type StaffMail, staffMail } from './staff-mail.ts';
export { isTemplateId, type TemplateId, type Wording, type WordingReference } from './template.ts';
export { type Wordings, wordingsOf } from './wordings-of.ts';
