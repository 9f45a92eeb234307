import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { fullDay } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import type { ClientRecord, EmergencyContactRecord } from '../contract.ts';
import { FormFrame } from './form-frame.tsx';
import { useMay } from './staff.ts';
import { useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';
import { barWords } from './words.ts';

export interface BarNoteProps {
  readonly client: ClientRecord;
  readonly bar: NonNullable<EmergencyContactRecord['bar']>;
  readonly path: string;
  readonly version: number;
}

export function BarNote({ client, bar, path, version }: BarNoteProps) {
  const may = useMay();
  const [isLifting, setIsLifting] = useState(false);
  return (
    <>
      <Text>
        <Mark shape="diamond" tone="unaccounted" /> <b>Never to be contacted</b>, by {barWords[bar.kind]},
        since {fullDay(bar.on)}
      </Text>
      {bar.note && <Text dir="auto">{bar.note}</Text>}
      {may.clinical && !isLifting && (
        <div className="item-actions">
          <Button variant="subtle" onClick={() => setIsLifting(true)}>
            This no longer holds
          </Button>
        </div>
      )}
      {isLifting && (
        <LiftForm client={client} path={path} version={version} onDone={() => setIsLifting(false)} />
      )}
    </>
  );
}

interface LiftFormProps extends Omit<BarNoteProps, 'bar'> {
  readonly onDone: () => void;
}

function LiftForm({ client, path, version, onDone }: LiftFormProps) {
  const refresh = useRefresh(client.id);
  const draft = useDraftForm({
    draftKey: `lift-${path}`,
    onRecord: { reason: '' },
    send: async ({ reason }) => {
      try {
        await callServer('POST', `${path}/bar/lifting`, { reason, version });
      } finally {
        await refresh();
      }
    },
    onSaved: onDone,
  });
  return (
    <FormFrame draft={draft} labels={{}} saveLabel="Lift it" onCancel={onDone}>
      <TextInput label="Why it no longer holds" required {...draft.form.getInputProps('reason')} />
    </FormFrame>
  );
}
