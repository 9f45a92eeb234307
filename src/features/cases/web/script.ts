/** What is said on the telephone to somebody else, no more than was decided: in the order in which it helps [P6.2]. */
import type { Reveal } from '#core/case/plan.ts';

export interface Speakers {
  readonly caller: string;
  readonly client: string;
}

export function callScript(reveals: readonly Reveal[], { caller, client }: Speakers): string {
  const says = (reveal: Reveal) => reveals.includes(reveal);
  const first = firstName(caller);
  const who = says('client-name') ? firstName(client) : 'somebody who named you as a contact';
  const sentences = [
    says('caller-name') ? `Hello, my name is ${first}.` : 'Hello.',
    says('client-name') || says('request-to-check') ? `I am calling about ${who}.` : null,
    says('missed-session') ? `We expected ${who} today and have not seen them.` : null,
    says('last-contact') ? 'We were last in touch on … .' : null,
    says('concern') ? 'I am concerned because … .' : null,
    says('location') ? 'They may be at … .' : null,
    says('request-to-check')
      ? 'Could you find out how they are, and call me back on … ? Please tell nobody else.'
      : null,
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

/** `Dr Ada Okafor` calls herself Ada: a title would say what kind of house is calling. */
export function firstName(name: string): string {
  return name.split(/\s+/).find((part) => !/^(dr|prof|mr|mrs|ms|mx)\.?$/i.test(part)) ?? name;
}
