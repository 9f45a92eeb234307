import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { ButtonLink } from '#ui/button-link.tsx';
import { fullDay } from '#ui/clock.ts';
import { Mark } from '#ui/mark.tsx';
import { Answer } from '#ui/states.tsx';
import { useFresh } from '#ui/use-fresh.ts';
import type { AgreementReading, AgreementRecord, ClientRecord } from '../contract.ts';
import { AgreementText } from './agreement-text.tsx';
import { Drawing } from './drawing.tsx';
import { PaperForm } from './paper-form.tsx';
import { useMay, useStaff } from './staff.ts';
import { languageName } from './words.ts';

export interface AgreementViewProps {
  readonly client: ClientRecord;
  readonly versions: readonly AgreementRecord[];
  readonly heading: 'h2' | 'h3';
}

/** The one that waits for its signature, then the one that counts, then what went before. */
export function AgreementView({ client, versions, heading }: AgreementViewProps) {
  const counting = versions.find((one) => one.signedAt !== null);
  const [newest] = versions;
  if (!newest) return <Text>Nothing is agreed yet for a session that they miss.</Text>;
  const earlier = versions.filter((one) => one !== counting && one !== newest);
  return (
    <>
      {newest !== counting && <Waiting client={client} agreement={newest} heading={heading} />}
      {counting && <Signed client={client} agreement={counting} heading={heading} />}
      {earlier.length > 0 && (
        <details>
          <summary>Earlier versions ({earlier.length})</summary>
          {earlier.map((one) => (
            <Signed key={one.version} client={client} agreement={one} heading={heading} />
          ))}
        </details>
      )}
    </>
  );
}

interface OneProps extends Pick<AgreementViewProps, 'client' | 'heading'> {
  readonly agreement: AgreementRecord;
}

function Waiting({ client, agreement, heading }: OneProps) {
  const may = useMay();
  const [onPaper, setOnPaper] = useState(false);
  const { version } = agreement;
  return (
    <div className="item">
      <Text c="var(--kept-late)" fw={600}>
        <Mark shape="half" tone="late" /> Version {version} waits for a signature. It does not count until
        then.
      </Text>
      <Reading client={client} version={version} heading={heading} />
      {may.clinical && !onPaper && (
        <Group gap="sm">
          <ButtonLink
            to="/signing/$clientId/$version"
            params={{ clientId: client.id, version: String(version) }}
            size="md"
          >
            Give the device to them to sign
          </ButtonLink>
          <Button variant="subtle" size="md" onClick={() => setOnPaper(true)}>
            It is signed on paper
          </Button>
        </Group>
      )}
      {onPaper && <PaperForm client={client} version={version} onDone={() => setOnPaper(false)} />}
    </div>
  );
}

function Signed({ client, agreement, heading }: OneProps) {
  const { nameOf } = useStaff();
  const { signedAt, signedName, signedHow, drawing, version } = agreement;
  return (
    <div className="item">
      {signedAt ? (
        <Text>
          <Mark shape="check" tone="accounted" />{' '}
          <b>
            Signed {fullDay(signedAt, client.timeZone)} by <bdi>{signedName}</bdi>
          </b>
          , {signedHow === 'on-paper' ? 'on paper' : 'on the screen'}
        </Text>
      ) : (
        <Text c="dimmed">Version {version} was never signed</Text>
      )}
      {drawing && <Drawing path={drawing} label={`Signature of ${signedName}`} />}
      <Text fz="sm" c="dimmed">
        Version {version}, written with {nameOf(agreement.writtenBy)} on{' '}
        {fullDay(agreement.enteredAt, client.timeZone)}
      </Text>
      <details>
        <summary>Read it</summary>
        <Reading client={client} version={version} heading={heading} />
      </details>
    </div>
  );
}

interface ReadingProps extends Pick<AgreementViewProps, 'client' | 'heading'> {
  readonly version: number;
}

function Reading({ client, version, heading }: ReadingProps) {
  const found = useFresh<AgreementReading>(`/clients/${client.id}/agreements/${version}/document`, 300);
  return (
    <Answer to={found}>
      {({ document }) => (
        <>
          <LanguageNote client={client} language={document.language} review={document.review} />
          <AgreementText document={document} heading={heading} />
        </>
      )}
    </Answer>
  );
}

interface LanguageNoteProps {
  readonly client: ClientRecord;
  readonly language: string;
  readonly review: AgreementReading['document']['review'];
}

/** Who cannot read a text has not agreed to it. */
function LanguageNote({ client, language, review }: LanguageNoteProps) {
  const isTheirs = client.language.split('-')[0] === language;
  if (isTheirs && review !== 'awaiting-review') return null;
  return (
    <Text c="var(--kept-late)" fw={600}>
      <Mark shape="diamond" tone="late" />{' '}
      {isTheirs
        ? `No person has reviewed this ${languageName(language)} text yet. Read it with somebody who speaks it.`
        : `There is no ${languageName(client.language)} text yet. Go through it with somebody who interprets.`}
    </Text>
  );
}
