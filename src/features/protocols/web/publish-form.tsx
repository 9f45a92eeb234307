/** Putting a protocol in force: under a name, for a reason, and only when it holds. */
import { Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Protocol, tiers } from '#core/protocol/protocol.ts';
import { callServer, inWords, Refused } from '#ui/call-server.ts';
import { RefusableButton } from '#ui/refusable-button.tsx';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import { setName } from './change-protocol.ts';
import { type ErrorAt, said } from './place.ts';
import type { PublishedVersion } from './protocol-view.ts';
import { withNames } from './step-words.ts';
import type { Edited } from './use-edited.ts';
import type { RunningVerdict } from './use-verdict.ts';
import { isBroken, isHeld } from './verdict-panel.tsx';

export interface PublishFormProps {
  readonly protocol: Protocol;
  readonly edited: Edited;
  readonly verdict: RunningVerdict;
  readonly errorAt: ErrorAt;
}

export function PublishForm({ protocol, edited, verdict, errorAt }: PublishFormProps) {
  const [isWanted, setIsWanted] = useState(false);
  const publishing = usePublishing(edited);
  const refusal = whyNot(edited, verdict);
  return (
    <form
      className="publish"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isMissing = edited.reason.trim() === '';
        setIsWanted(isMissing);
        if (!isMissing && refusal === null && !publishing.isPending) publishing.mutate(protocol);
      }}
    >
      <h2 className="section-title">Publish</h2>
      <TextInput
        id="name"
        label="Name"
        maxLength={80}
        value={protocol.name}
        error={errorAt('name')}
        onChange={(event) => edited.change(setName(event.currentTarget.value))}
      />
      <Textarea
        size="md"
        label="Why"
        description="Whoever reads the versions later sees this."
        autosize
        minRows={2}
        maxLength={2000}
        value={edited.reason}
        error={isWanted && edited.reason.trim() === '' ? 'It is empty; say what changes and why.' : undefined}
        onChange={(event) => edited.setReason(event.currentTarget.value)}
      />
      <Text fz="sm" c="dimmed">
        Open cases keep the version that they were opened with. This one is for those that open from then on.
      </Text>
      {publishing.error && <Refusals error={publishing.error} />}
      <RefusableButton type="submit" size="md" refusal={refusal} loading={publishing.isPending}>
        Publish version {edited.basedOn + 1}
      </RefusableButton>
      {publishing.isPending && (
        <Text fz="sm" c="dimmed" role="status">
          It is tried out once more before it is in force. That takes some seconds.
        </Text>
      )}
    </form>
  );
}

function whyNot({ isChanged }: Edited, { problems, tiers: of }: RunningVerdict): string | null {
  if (!isChanged) return 'Nothing is changed yet.';
  if (problems.length > 0) return 'Mend what is said above first.';
  if (tiers.some((tier) => isBroken(of[tier])))
    return 'It does not hold yet. What breaks, and where, is said above.';
  const isOpen = tiers.some((tier) => !isHeld(of[tier]) && of[tier] !== 'away');
  return isOpen ? 'It is still being tried out.' : null;
}

function usePublishing(edited: Edited) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (document: Protocol) =>
      callServer<PublishedVersion>('POST', '/protocol/versions', {
        document,
        reason: edited.reason.trim(),
        basedOn: edited.basedOn,
      }),
    async onSuccess({ version }) {
      edited.clear();
      await queries.invalidateQueries({ queryKey: ['/protocol/versions'] });
      await navigate({ to: '/protocol' });
      showToast({ words: `Version ${version} is in force. Open cases keep theirs.` });
    },
    onError: (error) => {
      if (error instanceof Refused && error.code === 'protocol-moved-on')
        void queries.invalidateQueries({ queryKey: ['/protocol/versions'] });
    },
  });
}

function Refusals({ error }: { readonly error: Error }) {
  const fields = error instanceof Refused ? error.fields : [];
  return (
    <>
      <Trouble>{inWords(error)}</Trouble>
      {fields.map(({ field, reason, wayOut }) => (
        <Text key={`${field} ${reason}`} fz="sm">
          {withNames(said(`${reason} ${wayOut}`))}
        </Text>
      ))}
    </>
  );
}
