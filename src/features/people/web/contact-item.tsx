import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { fullDay } from '#ui/clock.ts';
import { Mark, type MarkProps } from '#ui/mark.tsx';
import { Trouble } from '#ui/states.tsx';
import type { ClientRecord, EmergencyContactRecord } from '../contract.ts';
import { BarForm } from './bar-form.tsx';
import { BarNote } from './bar-note.tsx';
import { ContactForm } from './contact-form.tsx';
import { daysAgo, todayIn } from './days.ts';
import { More } from './more.tsx';
import { PersonLines } from './person-lines.tsx';
import { RevokeForm } from './revoke-form.tsx';
import { useMay } from './staff.ts';
import { useChange } from './use-change.ts';
import { scopeWords } from './words.ts';

export interface ContactItemProps {
  readonly client: ClientRecord;
  readonly contact: EmergencyContactRecord;
}

export function ContactItem({ client, contact }: ContactItemProps) {
  const [open, setOpen] = useState<'edit' | 'revoke' | 'bar' | null>(null);
  const close = () => setOpen(null);
  const path = `/clients/${client.id}/emergency-contacts/${contact.id}`;
  const position = contact.position;
  return (
    <>
      <Group gap="xs" justify="space-between">
        <Text fw={600} dir="auto">
          {contact.name}
        </Text>
        <Text c="dimmed" fz="sm" dir="auto">
          {contact.relationship}
        </Text>
      </Group>
      {contact.bar ? (
        <BarNote client={client} bar={contact.bar} path={path} version={contact.version} />
      ) : (
        <Consent contact={contact} today={todayIn(client.timeZone)} />
      )}
      {contact.doNotUseIf && (
        <Text dir="auto">
          <b>Not if:</b> {contact.doNotUseIf}
        </Text>
      )}
      <PersonLines person={contact} />
      {contact.canGoInPerson && <Text fz="sm">Can go there in person</Text>}
      {open === 'edit' && (
        <ContactForm client={client} contact={contact} position={position} onDone={close} />
      )}
      {open === 'revoke' && <RevokeForm client={client} contact={contact} onDone={close} />}
      {open === 'bar' && <BarForm client={client} path={path} version={contact.version} onDone={close} />}
      {open === null && <Actions client={client} contact={contact} path={path} onOpen={setOpen} />}
    </>
  );
}

interface ConsentMark extends MarkProps {
  readonly words: string;
}

function consentOf(contact: EmergencyContactRecord, today: string): ConsentMark {
  if (contact.revokedOn) {
    return {
      shape: 'diamond',
      tone: 'late',
      words: `Consent taken back on ${fullDay(contact.revokedOn)}`,
    };
  }
  if (contact.scope === 'none') return { shape: 'ring', tone: 'quiet', words: scopeWords.none };
  if (contact.expiresOn && contact.expiresOn < today) {
    return { shape: 'diamond', tone: 'late', words: `Consent ran out on ${fullDay(contact.expiresOn)}` };
  }
  return { shape: 'check', tone: 'accounted', words: scopeWords[contact.scope] };
}

function Consent({ contact, today }: { readonly contact: EmergencyContactRecord; readonly today: string }) {
  const { words, ...mark } = consentOf(contact, today);
  const holds = contact.expiresOn ? `, holds until ${fullDay(contact.expiresOn)}` : '';
  return (
    <>
      <Text>
        <Mark {...mark} /> <b>{words}</b>
      </Text>
      {contact.signedOn && !contact.revokedOn && (
        <Text fz="sm" c="dimmed">
          Signed {fullDay(contact.signedOn)}, {daysAgo(contact.signedOn, today)}
          {holds}
        </Text>
      )}
    </>
  );
}

interface ActionsProps extends ContactItemProps {
  readonly path: string;
  readonly onOpen: (what: 'edit' | 'revoke' | 'bar') => void;
}

function Actions({ client, contact, path, onOpen }: ActionsProps) {
  const may = useMay();
  const { trouble, isBusy, change } = useChange(client.id);
  if (!may.write) return null;
  const ending = { version: contact.version, endedOn: todayIn(client.timeZone) };
  const mayTakeBack = contact.scope !== 'none' && !contact.revokedOn;
  return (
    <>
      <div className="item-actions">
        <Button variant="subtle" onClick={() => onOpen('edit')}>
          Change<span className="for-readers"> {contact.name}</span>
        </Button>
        <More
          about={contact.name}
          deeds={[
            mayTakeBack ? { words: 'Consent was taken back', act: () => onOpen('revoke') } : null,
            may.clinical && !contact.bar
              ? { words: 'Never to be contacted', act: () => onOpen('bar') }
              : null,
            isBusy
              ? null
              : {
                  words: 'Take off the list',
                  act: () => change(() => callServer('POST', `${path}/ending`, ending)),
                },
          ]}
        />
      </div>
      {trouble && <Trouble>{trouble}</Trouble>}
    </>
  );
}
