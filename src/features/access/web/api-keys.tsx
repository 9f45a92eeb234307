/** Keys for other programs, such as a calendar or a records system. */
import { Button, Group, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { fullDay } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import { Answer, Trouble } from '#ui/states.tsx';
import { useFresh } from '#ui/use-fresh.ts';
import { useTrying } from '#ui/use-trying.ts';
import { ApiKeyDialog } from './api-key-dialog.tsx';
import { Dialog } from './dialog.tsx';
import { LineButton } from './member-line.tsx';
import { scopeWords } from './scope-words.ts';
import { type ApiKey, apiKeysPath } from './staff.ts';

export function ApiKeys({ mayChange }: { readonly mayChange: boolean }) {
  const answer = useFresh<{ readonly apiKeys: readonly ApiKey[] }>(apiKeysPath, 120);
  const [isMaking, setIsMaking] = useState(false);
  const [ending, setEnding] = useState<ApiKey | null>(null);
  return (
    <section aria-labelledby="api-keys" className="keys-of-programs">
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="lg" id="api-keys">
          API keys
        </Title>
        {mayChange && (
          <Button variant="default" onClick={() => setIsMaking(true)}>
            Make a key
          </Button>
        )}
      </Group>
      <Text c="dimmed" mb="sm">
        With a key another program, such as your records system, reads or writes here. It can never decide in
        a case.
      </Text>
      <Answer to={answer} lines={2}>
        {({ apiKeys }) =>
          apiKeys.length === 0 ? (
            <Text>No keys. Nothing but people can use this practice.</Text>
          ) : (
            <ul className="members">
              {apiKeys.map((key) => (
                <KeyLine key={key.id} apiKey={key} {...(mayChange && { onEnd: () => setEnding(key) })} />
              ))}
            </ul>
          )
        }
      </Answer>
      {isMaking && <ApiKeyDialog onClose={() => setIsMaking(false)} />}
      {ending && <EndKey apiKey={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}

function KeyLine({ apiKey, onEnd }: { readonly apiKey: ApiKey; readonly onEnd?: () => void }) {
  const { name, prefix, scopes, expiresAt, revokedAt, lastUsedAt } = apiKey;
  const isOver = revokedAt !== null || Date.parse(expiresAt) <= Date.now();
  return (
    <li className="member key-line" data-active={!isOver}>
      <div className="member-who">
        <bdi className="member-name">{name}</bdi>
        <span className="member-reach">
          {prefix}… · {scopeWords(scopes)}
        </span>
      </div>
      <span className="member-way">
        <Mark shape={isOver ? 'diamond' : 'dot'} tone={isOver ? 'quiet' : 'accounted'} />
        {revokedAt ? `Ended ${fullDay(revokedAt)}` : `${isOver ? 'Ran out' : 'Until'} ${fullDay(expiresAt)}`}
      </span>
      <span className="member-backup">
        {lastUsedAt ? `Last used ${fullDay(lastUsedAt)}` : 'Never used yet'}
      </span>
      <span className="member-actions">
        {!isOver && onEnd && (
          <LineButton label={`End the key ${name}`} onClick={onEnd}>
            End
          </LineButton>
        )}
      </span>
    </li>
  );
}

function EndKey({
  apiKey: { id, name },
  onClose,
}: {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const end = () =>
    trying(async () => {
      await callServer('DELETE', `${apiKeysPath}/${id}`);
      await queries.invalidateQueries({ queryKey: [apiKeysPath] });
      onClose();
    });
  return (
    <Dialog
      title={
        <>
          End the key <bdi>{name}</bdi>?
        </>
      }
      onClose={onClose}
    >
      <Text>
        The program that uses it is locked out at once. This cannot be taken back; a new key can be made.
      </Text>
      {trouble && <Trouble>{trouble}</Trouble>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          Not now
        </Button>
        <Button variant="default" className="ends" loading={isBusy} onClick={end}>
          End the key
        </Button>
      </Group>
    </Dialog>
  );
}
