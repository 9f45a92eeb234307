/** Whether a text fits what it is for: its variables, its medium, its subject. */
import type { Finding } from './finding.ts';
import { purposes, type TemplatePurpose, type Variable, variables, type Wording } from './template.ts';

type Draft = Pick<Wording, 'id' | 'medium' | 'subject' | 'text'>;
type Part = Finding['part'];

const longestSubject = 60;

export function lintPlan(draft: Draft): readonly Finding[] {
  const purpose = purposes[draft.id];
  return [
    ...mediumFits(draft, purpose),
    ...unknownBraces('subject', draft.subject),
    ...unknownBraces('text', draft.text),
    ...subjectFits(draft),
    ...variablesFit(draft, purpose),
  ];
}

function mediumFits({ id, medium, text }: Draft, purpose: TemplatePurpose): readonly Finding[] {
  const found: Finding[] = [];
  if (!purpose.media.includes(medium)) {
    found.push(
      whole('medium', 'text', text, `"${id}" is not sent this way.`, `Use ${purpose.media.join(' or ')}.`),
    );
  }
  if (text.trim() === '') {
    found.push(whole('empty', 'text', text, 'There is no text.', 'Write one, or keep the one in use.'));
  }
  return found;
}

function subjectFits({ medium, subject }: Draft): readonly Finding[] {
  const about = (rule: Finding['rule'], reason: string, wayOut: string) => [
    whole(rule, 'subject', subject, reason, wayOut),
  ];
  if (medium !== 'email') {
    return subject === '' ? [] : about('medium', 'Only an email has a subject.', 'Leave the subject empty.');
  }
  if (subject.trim() === '')
    return about('empty', 'An email needs a subject.', 'Try "Hello from {callerName}".');
  if (subject.length > longestSubject || /[\r\n]/.test(subject)) {
    return about('too-long', `A subject is one line of at most ${longestSubject} characters.`, 'Say less.');
  }
  return uses(subject, 'preferredName') || uses(subject, 'link')
    ? about(
        'variable-not-here',
        "A locked screen shows the subject, so it may not hold the client's name or a link.",
        'Move it into the text.',
      )
    : [];
}

function variablesFit({ text, subject }: Draft, { needs, may }: TemplatePurpose): readonly Finding[] {
  const found: Finding[] = [];
  for (const variable of variables) {
    const places = text.split(`{${variable}}`).length - 1;
    if (needs.includes(variable) && places === 0) found.push(missing(variable, text));
    if (
      places + Number(uses(subject, variable)) > 0 &&
      !needs.includes(variable) &&
      !may.includes(variable)
    ) {
      const reason = `{${variable}} is not known when this is sent.`;
      found.push(whole('variable-not-here', 'text', text, reason, `Use ${braced([...needs, ...may])}.`));
    }
    if (variable === 'link' && places > 1) {
      found.push(
        whole('repeated-link', 'text', text, 'The link stands here more than once.', 'Once is enough.'),
      );
    }
  }
  return found;
}

function missing(variable: Variable, text: string): Finding {
  const why: Partial<Record<Variable, string>> = {
    link: 'Without the link nobody can answer with one tap.',
    callerName: 'Without the name of the caller nobody knows who writes.',
    byTime: 'Without the time nobody knows how long there is.',
    numbers: 'Without the numbers nobody knows whom to call.',
  };
  const reason = why[variable] ?? `Without {${variable}} this misses its purpose.`;
  return whole('missing-variable', 'text', text, reason, `Put {${variable}} where it belongs.`);
}

/** Anything in braces that is not on the closed list, and any brace that stands alone. */
function unknownBraces(part: Part, text: string): readonly Finding[] {
  return [...text.matchAll(/\{([^{}]*)\}|[{}]/g)]
    .filter(([, name]) => !variables.some((known) => known === name))
    .map(({ 0: found, index }) => ({
      rule: 'unknown-variable',
      part,
      from: index,
      to: index + found.length,
      reason: `${found} is not something that Kept can fill in.`,
      wayOut: `Use ${braced(variables)}.`,
    }));
}

function uses(text: string, variable: Variable): boolean {
  return text.includes(`{${variable}}`);
}

function braced(names: readonly Variable[]): string {
  return names.length === 0 ? 'no braces here' : names.map((name) => `{${name}}`).join(', ');
}

function whole(rule: Finding['rule'], part: Part, text: string, reason: string, wayOut: string): Finding {
  return { rule, part, from: 0, to: text.length, reason, wayOut };
}
