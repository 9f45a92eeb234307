import { Button, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { Trouble } from '#ui/states.tsx';
import type { ClientRecord, GuardianRecord } from '../contract.ts';
import { BarForm } from './bar-form.tsx';
import { BarNote } from './bar-note.tsx';
import {
  type GuardianValues,
  guardianOf,
  guardianToSend,
  newPerson,
  personLabels,
} from './contact-values.ts';
import { ageOn, todayIn } from './days.ts';
import { FormFrame } from './form-frame.tsx';
import { More } from './more.tsx';
import { PersonFields } from './person-fields.tsx';
import { PersonLines } from './person-lines.tsx';
import { useGuardians } from './record.ts';
import { useMay } from './staff.ts';
import { useChange, useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';
import { custodyWords } from './words.ts';

const adult = 18;

/** Whether there is a guardian to talk about at all. */
export function needsGuardian(client: ClientRecord): boolean {
  const isMinor = client.bornOn !== null && ageOn(client.bornOn, todayIn(client.timeZone)) < adult;
  return isMinor || client.consentBasis !== 'own';
}

export function Guardians({ client }: { readonly client: ClientRecord }) {
  const guardians = useGuardians(client.id).data?.guardians ?? [];
  const [isAdding, setIsAdding] = useState(false);
  const may = useMay();
  return (
    <>
      {guardians.length === 0 && !isAdding && <Text>No guardian is named.</Text>}
      {guardians.length > 0 && (
        <ol className="items">
          {guardians.map((guardian) => (
            <li key={guardian.id} className="item">
              <GuardianItem client={client} guardian={guardian} />
            </li>
          ))}
        </ol>
      )}
      {isAdding && (
        <div className="item">
          <GuardianForm
            client={client}
            guardian={null}
            position={guardians.length}
            onDone={() => setIsAdding(false)}
          />
        </div>
      )}
      {may.write && !isAdding && (
        <div>
          <Button variant="default" size="md" onClick={() => setIsAdding(true)}>
            Add a guardian
          </Button>
        </div>
      )}
    </>
  );
}

interface GuardianItemProps {
  readonly client: ClientRecord;
  readonly guardian: GuardianRecord;
}

function GuardianItem({ client, guardian }: GuardianItemProps) {
  const [open, setOpen] = useState<'edit' | 'bar' | null>(null);
  const may = useMay();
  const { trouble, isBusy, change } = useChange(client.id);
  const path = `/clients/${client.id}/guardians/${guardian.id}`;
  const { version, bar } = guardian;
  const close = () => setOpen(null);
  const ending = { version, endedOn: todayIn(client.timeZone) };
  return (
    <>
      <Group gap="xs" justify="space-between">
        <Text fw={600} dir="auto">
          {guardian.name}
        </Text>
        <Text c="dimmed" fz="sm">
          {[guardian.relationship, custodyWords[guardian.custody]].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      {bar && <BarNote client={client} bar={bar} path={path} version={version} />}
      <PersonLines person={guardian} />
      {open === 'edit' && (
        <GuardianForm client={client} guardian={guardian} position={guardian.position} onDone={close} />
      )}
      {open === 'bar' && <BarForm client={client} path={path} version={version} onDone={close} />}
      {open === null && may.write && (
        <div className="item-actions">
          <Button variant="subtle" onClick={() => setOpen('edit')}>
            Change<span className="for-readers"> {guardian.name}</span>
          </Button>
          <More
            about={guardian.name}
            deeds={[
              may.clinical && !bar ? { words: 'Never to be contacted', act: () => setOpen('bar') } : null,
              isBusy
                ? null
                : {
                    words: 'Take off the list',
                    act: () => change(() => callServer('POST', `${path}/ending`, ending)),
                  },
            ]}
          />
        </div>
      )}
      {trouble && <Trouble>{trouble}</Trouble>}
    </>
  );
}

interface GuardianFormProps {
  readonly client: ClientRecord;
  readonly guardian: GuardianRecord | null;
  readonly position: number;
  readonly onDone: () => void;
}

function GuardianForm({ client, guardian, position, onDone }: GuardianFormProps) {
  const refresh = useRefresh(client.id);
  const path = `/clients/${client.id}/guardians`;
  const draft = useDraftForm<GuardianValues>({
    draftKey: guardian ? `guardian-${guardian.id}` : `new-guardian-${client.id}`,
    onRecord: guardian ? guardianOf(guardian) : { ...newPerson(client.language), custody: 'unknown' },
    send: async (values) => {
      const body = guardianToSend(values, position);
      try {
        if (guardian)
          await callServer('PUT', `${path}/${guardian.id}`, { ...body, version: guardian.version });
        else await callServer('POST', path, body);
      } finally {
        await refresh();
      }
    },
    onSaved: onDone,
  });
  return (
    <FormFrame
      draft={draft}
      labels={{ ...personLabels, custody: 'Custody' }}
      saveLabel={guardian ? 'Save' : 'Add them'}
      onCancel={onDone}
    >
      <PersonFields form={draft.form} />
      <Select
        label="Custody"
        description="What the custody arrangement says of this person."
        allowDeselect={false}
        data={Object.entries(custodyWords).map(([value, label]) => ({ value, label }))}
        {...draft.form.getInputProps('custody')}
      />
    </FormFrame>
  );
}
