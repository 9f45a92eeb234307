/** Shows what will be said before it is said: the exact text, what it gives away, and to whom. */
import { render, type Setting, type Values } from './render.ts';
import { countSegments, type Segments } from './segments.ts';
import { purposes, type Wording } from './template.ts';

export interface PreviewFacts extends Setting {
  readonly values: Values;
  /** The practice's own word for the channel, such as "mobile". */
  readonly channelLabel?: string;
  /** True when more than one person is known to use this number or mailbox. */
  readonly shared?: boolean;
}

export interface Preview {
  readonly subject: string;
  readonly text: string;
  /** Text messages that it becomes; `null` for other media. */
  readonly segments: number | null;
  /** How a text message is written, and why it takes more room; `null` for other media. */
  readonly encoding: Segments['encoding'] | null;
  readonly firstOutside: string | null;
  /** What a stranger would learn, in whole sentences. */
  readonly reveals: readonly string[];
  /** Who that stranger might be. */
  readonly toWhom: string;
}

/** Where no link is given, a made-up one of the real length stands in, so that the length is right. */
const exampleLink = 'https://example.org/h/0123456789abcdefghijklmnopq';

export function preview(wording: Wording, facts: PreviewFacts): Preview {
  const values = { link: exampleLink, ...facts.values };
  const { subject, text } = render(wording, values, facts);
  const counted = wording.medium === 'sms' ? countSegments(text) : null;
  return {
    subject,
    text,
    segments: counted?.count ?? null,
    encoding: counted?.encoding ?? null,
    firstOutside: counted?.firstOutside ?? null,
    reveals: revealed(wording, values, `${subject}\n${text}`),
    toWhom: reaches(wording, facts),
  };
}

function revealed(wording: Wording, values: Values, said: string): readonly string[] {
  const { audience, givesAway } = purposes[wording.id];
  const holds = (variable: string) => `${wording.subject}${wording.text}`.includes(`{${variable}}`);
  if (audience === 'staff')
    return ['That this person works with Kept and is needed. Nothing about any client.'];
  const found: string[] = [];
  if (holds('preferredName')) found.push(`That this belongs to somebody called ${values.preferredName}.`);
  if (holds('callerName')) found.push(`That somebody who signs as ${values.callerName} writes to them.`);
  if (givesAway) found.push(`${givesAway[0]?.toUpperCase()}${givesAway.slice(1)}.`);
  for (const time of new Set(said.match(/\b\d{1,2}[:.]\d\d\b/g))) found.push(`The time ${time}.`);
  if (holds('practiceName'))
    found.push(`The name of the practice, ${values.practiceName}, which this client chose to show.`);
  if (holds('link')) {
    found.push(
      'A page that asks how they are. It shows no name, and whoever opens it can answer in their place.',
    );
  }
  return found;
}

function reaches({ id, medium }: Wording, { channelLabel, shared }: PreviewFacts): string {
  const which = channelLabel ? ` (${channelLabel})` : '';
  const others = shared ? ' More than one person is known to use it.' : '';
  if (purposes[id].audience === 'staff') return `Whoever sees the screen of this member of staff.${others}`;
  if (medium === 'sms')
    return `Whoever sees this phone${which}, even locked, and whoever shares the number.${others}`;
  if (medium === 'letter') return 'Whoever opens the post at this address. The envelope names no practice.';
  return `Whoever can open this mailbox${which}; the sender and the subject also show on a locked screen.${others}`;
}
