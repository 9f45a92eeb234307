import type { PracticeId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import { writeAudit } from '#engine/audit.ts';
import type { Clock, NewId, Tx } from '#engine/ports.ts';
import type { PreviewInput, PublishInput } from './contract.ts';
import type { Finding } from './finding.ts';
import { lintWording } from './lint.ts';
import { type Preview, preview } from './preview.ts';
import { addVersion, type PublishedWording, publishedWordings } from './store.ts';
import { purposes, variables, type Wording } from './template.ts';
import { builtInWordings } from './wordings/built-in.ts';

export interface Publisher {
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: NewId;
  readonly practiceId: PracticeId;
  readonly staffId: StaffId;
}

/** Makes a text the one that is sent from now on. Refuses while the linter finds anything. */
export async function publish(
  tx: Tx,
  publisher: Publisher,
  input: PublishInput,
): Promise<{ version: number }> {
  refuseFindings(lintWording(input));
  const { clock, newId, practiceId, staffId } = publisher;
  const newest = (await publishedWordings(tx)).find((known) => sameTemplate(known, input))?.version ?? 0;
  if (newest !== input.after) throw publishedMeanwhile();
  const { id, language, medium, subject, text, reviewed } = input;
  const at = clock.now();
  const wording: PublishedWording = {
    id,
    language,
    medium,
    subject,
    text,
    reviewed,
    version: newest + 1,
    publishedBy: staffId,
    publishedAt: at,
  };
  const rowId = newId<string>();
  if (!(await addVersion(tx, practiceId, rowId, wording))) throw publishedMeanwhile();
  const detail = { template: id, language, medium, version: wording.version };
  const entry = {
    staffId,
    actor: 'staff',
    action: 'outreach.published',
    subjectKind: 'template',
    subjectId: rowId,
  };
  await writeAudit(tx, newId, practiceId, at, [{ ...entry, detail }]);
  return { version: wording.version };
}

/** Every template with all its versions, newest first, what Kept comes with last. */
export function listTemplates(published: readonly PublishedWording[]) {
  const known = [
    ...published,
    ...builtInWordings.map((wording) => Object.assign({ publishedBy: null, publishedAt: null }, wording)),
  ];
  const firsts = known.filter(
    (wording, at) => known.findIndex((other) => sameTemplate(other, wording)) === at,
  );
  return firsts.map(({ id, language, medium }) => ({
    id,
    language,
    medium,
    audience: purposes[id].audience,
    versions: known
      .filter((wording) => sameTemplate(wording, { id, language, medium }))
      .map(({ version, subject, text, reviewed, publishedBy, publishedAt }) => {
        return { version, subject, text, reviewed, publishedBy, publishedAt };
      }),
  }));
}

/** Shows a draft as it would arrive, with what the linter has to say about it. */
export function previewDraft(input: PreviewInput): Preview & { readonly findings: readonly Finding[] } {
  const findings = lintWording(input, input);
  const unknown = findings.filter(({ rule }) => rule === 'unknown-variable');
  refuseFindings(unknown);
  const missing = variables.filter(
    (variable) =>
      variable !== 'link' &&
      `${input.subject}${input.text}`.includes(`{${variable}}`) &&
      input.values[variable] === undefined,
  );
  if (missing.length > 0) {
    throw new Problem(
      'invalid',
      'value-missing',
      'The text holds something that no value was given for.',
      missing.map((variable) => ({
        field: `values.${variable}`,
        reason: 'Is missing, and the text holds it',
        wayOut: 'send a value for it',
      })),
    );
  }
  const { values, channelLabel, shared, repliesAreRead } = input;
  const wording: Wording = { ...input, version: 0, reviewed: null };
  const shown = preview(wording, {
    values,
    shared,
    repliesAreRead,
    ...(channelLabel === undefined ? {} : { channelLabel }),
  });
  return { ...shown, findings };
}

type TemplateKey = Pick<Wording, 'id' | 'language' | 'medium'>;

function sameTemplate(a: TemplateKey, b: TemplateKey): boolean {
  return a.id === b.id && a.language === b.language && a.medium === b.medium;
}

function refuseFindings(findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  throw new Problem(
    'invalid',
    'wording-has-findings',
    'This text cannot be used as it is. Each finding says why, and the way out.',
    findings.map(({ part, from, to, reason, wayOut }) => ({
      field: part,
      reason: `${reason} (characters ${from} to ${to})`,
      wayOut,
    })),
  );
}

function publishedMeanwhile(): Problem {
  return new Problem(
    'conflict',
    'published-meanwhile',
    'Somebody published another version since you opened this one. Load it again, look at it, and publish yours on top.',
    [{ field: 'after', reason: 'Is not the newest version', wayOut: 'load the templates again' }],
  );
}
