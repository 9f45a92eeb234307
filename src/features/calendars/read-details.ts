/** What an entry tells besides its time: title, people, link, and the client's reference in a practice system. */
import type ICAL from 'ical.js';
import type { Attendee, EntryDetails } from './entry.ts';

const videoLink =
  /https:\/\/(?:[\w-]+\.)*(?:zoom\.us|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|doxy\.me|whereby\.com|video\.simplepractice\.com|meet\.jit\.si|webex\.com|jane\.app|janeapp\.com|meet\.example\.(?:com|org))\/[^\s<>"\\]*/i;
/** `Client ID: SP-1042`, `Patient #: 77`, `Ref: R-9`: how practice systems put their own number into an entry. */
const referenceLine =
  /\b(?:client|patient|chart|file|ref(?:erence)?)\s*(?:id|no\.?|number|#)?\s*[:#]\s*([A-Za-z0-9][A-Za-z0-9._/-]{1,39})/gi;
const maxText = 2_000;

export function readDetails(component: ICAL.Component): EntryDetails {
  const title = text(component, 'summary');
  const description = text(component, 'description');
  const location = text(component, 'location');
  return {
    title: title.slice(0, 500),
    description: description.slice(0, maxText),
    location: location.slice(0, 500),
    link: linkOf(component, `${location}\n${description}`),
    attendees: component.getAllProperties('attendee').map(attendee),
    references: referencesOf(component, `${title}\n${description}`),
    hidden: /^(PRIVATE|CONFIDENTIAL)$/i.test(text(component, 'class')),
  };
}

function linkOf(component: ICAL.Component, prose: string): string | null {
  for (const name of ['x-google-conference', 'conference', 'x-microsoft-skypeteamsmeetingurl']) {
    const link = text(component, name);
    if (link.startsWith('https://')) return link;
  }
  return videoLink.exec(`${prose}\n${text(component, 'url')}`)?.[0] ?? null;
}

function referencesOf(component: ICAL.Component, prose: string): string[] {
  const properties = ['x-kept-client', 'x-client-id', 'x-patient-id'].map((name) => text(component, name));
  const written = [...prose.matchAll(referenceLine)].map((match) => match[1] ?? '');
  return [...new Set([...properties, ...written].filter(Boolean))];
}

function attendee(property: ICAL.Property): Attendee {
  const address = String(property.getFirstValue());
  return {
    email: address
      .replace(/^mailto:/i, '')
      .trim()
      .toLowerCase(),
    name: parameter(property, 'cn'),
    declined: parameter(property, 'partstat').toUpperCase() === 'DECLINED',
  };
}

function parameter(property: ICAL.Property, name: string): string {
  const value: unknown = property.getFirstParameter(name);
  return typeof value === 'string' ? value : '';
}

function text(component: ICAL.Component, name: string): string {
  const value: unknown = component.getFirstPropertyValue(name);
  return value === null || value === undefined
    ? ''
    : String(value)
        .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
        .trim();
}
