import { Button } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { fullDay } from '#ui/clock.ts';
import type { ClientRecord } from '../contract.ts';
import { BasicsFields } from './basics-fields.tsx';
import { basicsLabels, basicsOf, basicsToSend } from './basics-values.ts';
import { Facts } from './facts-list.tsx';
import { FormFrame } from './form-frame.tsx';
import { Section } from './section.tsx';
import { useMay, useStaff } from './staff.ts';
import { useRefresh } from './use-change.ts';
import { useDraftForm } from './use-draft-form.ts';
import { basisWords, countryName, languageName, zoneName } from './words.ts';

export function BasicsSection({ client }: { readonly client: ClientRecord }) {
  const [isEditing, setIsEditing] = useState(false);
  const may = useMay();
  return (
    <Section
      id="basics"
      title="About them"
      aside={
        may.write && !isEditing ? (
          <Button variant="subtle" onClick={() => setIsEditing(true)}>
            Edit<span className="for-readers"> about them</span>
          </Button>
        ) : null
      }
    >
      {isEditing ? (
        <BasicsForm client={client} onDone={() => setIsEditing(false)} onCancel={() => setIsEditing(false)} />
      ) : (
        <BasicsView client={client} />
      )}
    </Section>
  );
}

function BasicsView({ client }: { readonly client: ClientRecord }) {
  const { nameOf } = useStaff();
  return (
    <Facts
      rows={[
        ['Legal name', client.legalName],
        ['Pronouns', client.pronouns],
        ['Day of birth', client.bornOn && fullDay(client.bornOn)],
        ['Language', languageName(client.language)],
        ['Time zone', `${zoneName(client.timeZone)}, ${countryName(client.country)}`],
        ['Clinician', nameOf(client.clinicianId)],
        ['Backup', client.backupId ? nameOf(client.backupId) : 'Nobody named'],
        ['Consent that counts', basisWords[client.consentBasis]],
        ['Part 2', client.partTwo ? 'Yes: never name the programme' : ''],
        ['References', client.references.map(({ system, value }) => `${system}: ${value}`).join('\n')],
      ]}
    />
  );
}

export interface BasicsFormProps {
  readonly client: ClientRecord;
  readonly saveLabel?: string;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

export function BasicsForm({ client, saveLabel, onDone, onCancel }: BasicsFormProps) {
  const refresh = useRefresh(client.id);
  const draft = useDraftForm({
    draftKey: `client-${client.id}-basics`,
    onRecord: basicsOf(client),
    send: async (values) => {
      try {
        const body = { version: client.version, ...basicsToSend(values) };
        await callServer('PATCH', `/clients/${client.id}`, body);
      } finally {
        await refresh();
      }
    },
    onSaved: onDone,
  });
  return (
    <FormFrame draft={draft} labels={basicsLabels} onCancel={onCancel} {...(saveLabel && { saveLabel })}>
      <BasicsFields form={draft.form} />
    </FormFrame>
  );
}
