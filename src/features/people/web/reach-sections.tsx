import type { ClientRecord } from '../contract.ts';
import { Channels } from './channels.tsx';
import { Contacts } from './contacts.tsx';
import { Guardians, needsGuardian } from './guardians.tsx';
import { Section } from './section.tsx';

/** How the client is reached, and who else may be. */
export function ReachSections({ client }: { readonly client: ClientRecord }) {
  return (
    <>
      <Section id="reach" title="Ways to reach them">
        <Channels client={client} />
      </Section>
      {needsGuardian(client) && (
        <Section id="guardians" title="Guardians">
          <Guardians client={client} />
        </Section>
      )}
      <Section id="contacts" title="People who may be called">
        <Contacts client={client} />
      </Section>
    </>
  );
}
