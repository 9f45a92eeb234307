/** The agreement as a client reads it: one text, composed of what was entered, in their language where Kept has it. */
import { createHash } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { usualHours } from '#core/time/safe-hours.ts';
import type { ChannelFact, ClientFacts, ContactFact } from '../client-facts.ts';
import type { AgreementDocument, AgreementTerms } from '../contract.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import type { AgreementWords } from './words.ts';

const languages = [english, spanish, french, german];

/** `es-MX` is met by `es`; English when there is nothing nearer. */
export function wordsFor(language: string): AgreementWords {
  const [wanted] = language.toLowerCase().split('-');
  return languages.find((words) => words.language === wanted) ?? english;
}

export function composeAgreement(
  facts: ClientFacts,
  terms: AgreementTerms,
  practiceName: string,
): AgreementDocument {
  const words = wordsFor(facts.client.language);
  const parts = [
    { heading: words.reach.heading, lines: reaching(facts, terms, words) },
    { heading: words.saying.heading, lines: saying(facts, terms, words, practiceName) },
    { heading: words.people.heading, lines: people(facts, terms, words) },
    { heading: words.danger.heading, lines: danger(facts, terms, words) },
    { heading: words.more, lines: terms.notes === '' ? [] : terms.notes.split(/\n+/) },
    { heading: words.yours.heading, lines: [words.yours.change, words.yours.noEmergency] },
  ].filter(({ lines }) => lines.length > 0);
  const { language, dir, review, title, beginning, agree } = words;
  return { language, dir, review, title, beginning, parts, agree };
}

/** Of a text that was read; another one means that something in it has changed. */
export function fingerprintOf(document: AgreementDocument): string {
  const { title, beginning, agree } = document;
  // As lists, since the database gives the names in an object back in an order of its own.
  const parts = document.parts.map(({ heading, lines }) => [heading, lines]);
  const text = JSON.stringify([title, beginning, parts, agree]);
  return createHash('sha256').update(text).digest('base64url');
}

function reaching(facts: ClientFacts, terms: AgreementTerms, words: AgreementWords): string[] {
  const { reach } = words;
  const { client, channels } = facts;
  const usable = inAgreedOrder(
    channels.filter((channel) => channel.usable),
    terms,
  );
  return [
    ...(client.consentBasis === 'own' ? [] : [reach.guardian]),
    usable.length > 0 ? reach.inThisOrder : reach.nothingAllowed,
    ...usable.map((channel, index) => `${index + 1}. ${channelInWords(channel, words)}`),
    ...channels
      .filter((channel) => channel.unusable === 'never-contact')
      .map((one) => reach.never(named(one))),
    ...(terms.howToReachMe ? [reach.inYourWords(terms.howToReachMe)] : []),
    ...(client.confidentialRequest ? [reach.youAsked(client.confidentialRequest)] : []),
  ];
}

/** A kind that the agreement does not name comes after those that it does. */
function inAgreedOrder(channels: readonly ChannelFact[], { channelOrder }: AgreementTerms): ChannelFact[] {
  const place = ({ kind }: ChannelFact) => {
    const index = channelOrder.indexOf(kind);
    return index < 0 ? channelOrder.length : index;
  };
  return channels.toSorted((one, other) => place(one) - place(other));
}

function channelInWords(channel: ChannelFact, words: AgreementWords): string {
  const { reach } = words;
  const way = { sms: reach.text, voice: reach.call, email: reach.email }[channel.kind];
  const voicemail = channel.voicemailAllowed ? reach.voicemail : reach.noVoicemail;
  return [way(named(channel)), ...(channel.kind === 'voice' ? [voicemail] : []), hours(channel, words)].join(
    ', ',
  );
}

function hours({ safeHours }: ChannelFact, words: AgreementWords): string {
  const { from, to, weekdays } = safeHours ?? usualHours;
  const days = weekdays.length === 7 ? null : weekdays.toSorted().map((day) => weekday(day, words.language));
  return words.reach.hours(from, to, days && new Intl.ListFormat(words.language).format(days));
}

/** Any Monday will do to learn what Mondays are called. */
const aMonday = Temporal.PlainDate.from('2026-03-02');

function weekday(day: number, language: string): string {
  return aMonday.add({ days: day - 1 }).toLocaleString(language, { weekday: 'long' });
}

function named({ address, label, kind }: Pick<ChannelFact, 'address' | 'label' | 'kind'>): string {
  const number = kind === 'email' ? undefined : parsePhoneNumberFromString(address)?.formatInternational();
  const saysNothing = label === '' || label.toLowerCase() === kind;
  return saysNothing ? (number ?? address) : `${number ?? address} (${label})`;
}

function saying(
  { channels }: ClientFacts,
  terms: AgreementTerms,
  { saying: says }: AgreementWords,
  practiceName: string,
): string[] {
  const isWritten = channels.some(({ usable, kind }) => usable && kind !== 'voice');
  return [
    says.whatWeAsk,
    terms.mayNamePractice ? says.namesPractice(practiceName) : says.hidesPractice,
    terms.maySayTherapy ? says.saysTherapy : says.hidesTherapy,
    ...(isWritten ? [terms.unencryptedWarned ? says.warned : says.notWarned] : []),
    says.others[terms.mayTellOthersInSession ? 'told' : 'notTold'],
  ];
}

function people({ emergencyContacts }: ClientFacts, terms: AgreementTerms, words: AgreementWords): string[] {
  const { people: says } = words;
  const usable = emergencyContacts.filter((contact) => contact.usable);
  const minutes = terms.emergencyContactAfterMinutes ?? 0;
  const mayCall = terms.emergencyContact !== 'not-agreed';
  return [
    says.rule[terms.emergencyContact],
    ...(mayCall && minutes > 0 ? [says.after(duration(minutes, words.language))] : []),
    ...(mayCall ? usable.map((contact) => personInWords(contact, words)) : []),
    ...(mayCall && usable.length === 0 ? [says.nobody] : []),
    ...emergencyContacts.filter(({ barred }) => barred).map(({ name }) => says.never(name)),
  ];
}

function personInWords(contact: ContactFact, { people: says }: AgreementWords): string {
  const name = contact.relationship ? `${contact.name} (${contact.relationship})` : contact.name;
  const scope = contact.scope === 'none' ? '' : says.scope[contact.scope];
  const condition = contact.doNotUseIf ? `; ${says.notIf(contact.doNotUseIf)}` : '';
  return says.person(name, scope) + condition;
}

function duration(minutes: number, language: string): string {
  const parts = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  return new Intl.DurationFormat(language, { style: 'long' }).format(parts);
}

function danger({ welfare }: ClientFacts, terms: AgreementTerms, { danger: says }: AgreementWords): string[] {
  return [
    says.responder[terms.responder],
    says.law,
    ...(terms.telehealthLocation ? [says.place(terms.telehealthLocation)] : []),
    ...(welfare?.whatHelps ? [says.helps(welfare.whatHelps)] : []),
  ];
}
