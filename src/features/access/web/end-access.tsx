/** Ending somebody's access, with what happens to their work said first. */
import { Button, Group, List, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { Dialog } from './dialog.tsx';
import { type ChangedMember, type Member, staffPath } from './staff.ts';

export interface EndAccessProps {
  readonly member: Member;
  readonly onClose: () => void;
  readonly onBack: () => void;
}

export function EndAccess({ member: { id, version, name, state }, onClose, onBack }: EndAccessProps) {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const [left, setLeft] = useState<ChangedMember['stillTheirs']>(null);
  const end = () =>
    trying(async () => {
      const { stillTheirs } = await callServer<ChangedMember>('PATCH', `${staffPath}/${id}`, {
        version,
        active: false,
      });
      await queries.invalidateQueries({ queryKey: [staffPath] });
      setLeft(stillTheirs ?? { clients: 0, sessions: 0 });
    });

  if (left) {
    return (
      <Dialog title="Access is ended" onClose={onClose}>
        <Text role="status">
          <bdi>{name}</bdi> can no longer sign in. Their open cases have been passed on.
        </Text>
        <Text fw={left.clients + left.sessions > 0 ? 600 : 400}>{leftWords(left)}</Text>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            Done
          </Button>
        </Group>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={
        <>
          End the access of <bdi>{name}</bdi>?
        </>
      }
      onClose={onClose}
    >
      {state === 'invited' ? (
        <Text>They have not joined yet. Their invitation stops working at once.</Text>
      ) : (
        <List spacing="xs">
          <List.Item>They are signed out everywhere, at once.</List.Item>
          <List.Item>
            Their open cases go to whoever is next in each case, and to an owner where nobody is. Nothing that
            is due stops.
          </List.Item>
          <List.Item>
            Clients and booked sessions keep their name until somebody changes that; you will be told how
            many.
          </List.Item>
          <List.Item>What they wrote and did stays on record. Access can be given back.</List.Item>
        </List>
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack} data-autofocus>
          Back
        </Button>
        <Button variant="default" className="ends" loading={isBusy} onClick={end}>
          End access
        </Button>
      </Group>
    </Dialog>
  );
}

function leftWords({ clients, sessions }: NonNullable<ChangedMember['stillTheirs']>): string {
  if (clients + sessions === 0) return 'No client and no booked session names them any more.';
  const parts = [
    ...(clients > 0 ? [`${clients} ${clients === 1 ? 'client' : 'clients'} in care`] : []),
    ...(sessions > 0 ? [`${sessions} booked ${sessions === 1 ? 'session' : 'sessions'}`] : []),
  ];
  const verb = clients + sessions === 1 ? 'names' : 'name';
  return `${parts.join(' and ')} still ${verb} them as clinician. Give these to somebody else next.`;
}
