import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { inWords } from '#ui/call-server.ts';
import { Loading, Trouble } from '#ui/states.tsx';
import type { ClientRecord } from '../contract.ts';
import { ContactForm } from './contact-form.tsx';
import { ContactItem } from './contact-item.tsx';
import { useContacts } from './record.ts';
import { useMay } from './staff.ts';

/** Whom the client named to be called, and how much each may be told. */
export function Contacts({ client }: { readonly client: ClientRecord }) {
  const found = useContacts(client.id);
  const [isAdding, setIsAdding] = useState(false);
  const may = useMay();
  if (found.error && !found.data) return <Trouble>{inWords(found.error)}</Trouble>;
  if (!found.data) return <Loading label="People who may be called" />;
  const { emergencyContacts } = found.data;
  return (
    <>
      {emergencyContacts.length === 0 && !isAdding && (
        <Text>Nobody is named. Without a name and a consent, nobody is called.</Text>
      )}
      {emergencyContacts.length > 0 && (
        <ol className="items">
          {emergencyContacts.map((contact) => (
            <li key={contact.id} className="item">
              <ContactItem client={client} contact={contact} />
            </li>
          ))}
        </ol>
      )}
      {isAdding && (
        <div className="item">
          <ContactForm
            client={client}
            contact={null}
            position={emergencyContacts.length}
            onDone={() => setIsAdding(false)}
          />
        </div>
      )}
      {may.write && !isAdding && (
        <div>
          <Button variant="default" size="md" onClick={() => setIsAdding(true)}>
            Add somebody
          </Button>
        </div>
      )}
    </>
  );
}
