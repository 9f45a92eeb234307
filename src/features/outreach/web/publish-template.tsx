/** Making a text the one that is sent, with who has read it as a speaker of the language. */
import { Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callServer, fieldErrors, inWords } from '#ui/call-server.ts';
import type { Draft as KeptDraft } from '#ui/draft.ts';
import { RefusableButton } from '#ui/refusable-button.tsx';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import type { Draft, LintResult, TemplateEntry } from '../contract.ts';
import { languageWords } from './template-words.ts';
import type { Typed } from './typed.ts';

export interface PublishTemplateProps {
  readonly draft: Draft;
  readonly typed: KeptDraft<Typed>;
  readonly versions: TemplateEntry['versions'];
  readonly isChanged: boolean;
  /** Null while it is being looked at. */
  readonly findings: LintResult['findings'] | null;
}

export function PublishTemplate({ draft, typed, versions, isChanged, findings }: PublishTemplateProps) {
  const after = versions[0]?.version ?? 0;
  const { reviewedBy, reviewedOn } = typed.value;
  const isReviewed = reviewedBy.trim() !== '' && reviewedOn !== '';
  const publishing = usePublishing(typed);
  const refusal = whyNot({
    isChanged: isChanged || isReviewed,
    isHalf: (reviewedBy.trim() === '') !== (reviewedOn === ''),
    findings,
  });
  const errors = fieldErrors(publishing.error);
  return (
    <form
      className="publish-template"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (refusal !== null || publishing.isPending) return;
        const reviewed = isReviewed ? { by: reviewedBy.trim(), on: reviewedOn } : null;
        publishing.mutate({ ...draft, after, reviewed });
      }}
    >
      <div className="review-fields">
        <TextInput
          label={`Read by, as a speaker of ${languageWords[draft.language]}`}
          description="Somebody who knows such clients. It may stay empty; then it counts as not reviewed."
          maxLength={120}
          value={reviewedBy}
          error={errors['reviewed.by']}
          onChange={(event) => {
            const { value } = event.currentTarget;
            typed.set((before) => ({ ...before, reviewedBy: value }));
          }}
        />
        <TextInput
          type="date"
          label="On"
          value={reviewedOn}
          error={errors['reviewed.on']}
          onChange={(event) => {
            const { value } = event.currentTarget;
            typed.set((before) => ({ ...before, reviewedOn: value }));
          }}
        />
      </div>
      {publishing.error && <Trouble>{inWords(publishing.error)}</Trouble>}
      <RefusableButton type="submit" size="md" refusal={refusal} loading={publishing.isPending}>
        Publish version {after + 1}
      </RefusableButton>
      <Text fz="sm" c="dimmed">
        It is sent from then on. Open cases keep the words that they were opened with.
      </Text>
    </form>
  );
}

interface Standing {
  readonly isChanged: boolean;
  readonly isHalf: boolean;
  readonly findings: LintResult['findings'] | null;
}

function whyNot({ isChanged, isHalf, findings }: Standing): string | null {
  if (!isChanged) return 'Nothing is changed yet.';
  if (findings === null) return 'It is being looked at.';
  if (findings.length > 0) return 'Mend what is said above first.';
  return isHalf ? 'Say both who has read it and on which day, or neither.' : null;
}

type PublishBody = Draft & { readonly after: number; readonly reviewed: { by: string; on: string } | null };

function usePublishing(typed: KeptDraft<Typed>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: PublishBody) => callServer<{ version: number }>('POST', '/templates', body),
    async onSuccess({ version }) {
      await queries.invalidateQueries({ queryKey: ['/templates'] });
      typed.clear();
      showToast({ words: `Version ${version} is sent from now on.` });
    },
  });
}
