import './people.css';
import './signing.css';
import { Button, Container, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { forgetLock, isLent, lendDevice } from '#ui/lock.ts';
import { Answer, NoPermission, Trouble } from '#ui/states.tsx';
import { useFresh } from '#ui/use-fresh.ts';
import { useTrying } from '#ui/use-trying.ts';
import type { AgreementReading } from '../contract.ts';
import { AgreementText } from './agreement-text.tsx';
import { useClient } from './record.ts';
import { SignaturePad } from './signature-pad.tsx';
import { useMay } from './staff.ts';

export interface SigningPageProps {
  readonly clientId: string;
  readonly version: string;
}

/**
 * What the client sees while the device is in their hands: the text, a place for their name, and nothing that leads
 * anywhere else. Every other page is locked meanwhile, and the sign-in has ended before the device is given back.
 */
export function SigningPage({ clientId, version }: SigningPageProps) {
  const path = `/clients/${clientId}/agreements/${version}`;
  const found = useFresh<AgreementReading>(`${path}/document`, 3600);
  const [stage, setStage] = useState<'before' | 'reading' | 'over'>(isLent() ? 'reading' : 'before');
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const start = () =>
    trying(async () => {
      await lendDevice({ to: 'agreement', clientId, version: Number(version) });
      forgetAllBut(`${path}/document`, queries);
      setStage('reading');
    });
  useBlocker({ shouldBlockFn: () => stage === 'reading', enableBeforeUnload: () => stage === 'reading' });
  if (found.error && !found.data) {
    return (
      <Container component="main" size={680} py="xl" px="md">
        <Stack gap="lg">
          <Title order={1}>This agreement cannot be shown</Title>
          <Answer to={found}>{() => null}</Answer>
          <InnerLink to="/clients/$clientId" params={{ clientId }}>
            Back to the record
          </InnerLink>
        </Stack>
      </Container>
    );
  }
  return (
    <Container component="main" size={680} py="xl" px="md" className="signing">
      <Answer to={found}>
        {(reading) => {
          if (stage === 'before')
            return (
              <Lending clientId={clientId} trouble={trouble} isBusy={isBusy} onStart={() => void start()} />
            );
          if (stage === 'over') return <GiveBack reading={reading} clientId={clientId} />;
          return <ReadAndSign reading={reading} path={path} onOver={() => setStage('over')} />;
        }}
      </Answer>
    </Container>
  );
}

/** What was read before the device changed hands. */
function forgetAllBut(kept: string, queries: QueryClient): void {
  queries.removeQueries({ predicate: ({ queryKey: [key] }) => key !== kept });
}

interface LendingProps {
  readonly clientId: string;
  readonly trouble: string | null;
  readonly isBusy: boolean;
  readonly onStart: () => void;
}

/** Still in the clinician's hands. */
function Lending({ clientId, trouble, isBusy, onStart }: LendingProps) {
  const navigate = useNavigate();
  const may = useMay();
  const name = useClient(clientId).data?.preferredName;
  if (may.isKnown && !may.clinical) {
    return (
      <Stack gap="lg">
        <Title order={1}>Missed-session agreement</Title>
        <NoPermission>It is signed with a clinician, a supervisor or an owner.</NoPermission>
        <InnerLink to="/clients/$clientId" params={{ clientId }}>
          Back to the record
        </InnerLink>
      </Stack>
    );
  }
  return (
    <Stack gap="lg">
      <Title order={1}>Give the device to {name ?? 'them'}</Title>
      <Text>
        They see the text, in their language, and a place to sign; nothing of anybody else. When they are
        done, you are signed out, and sign in again to go on.
      </Text>
      {trouble && <Trouble>{trouble}</Trouble>}
      <Group>
        <Button size="lg" loading={isBusy} onClick={onStart}>
          Show the text
        </Button>
        <Button
          size="lg"
          variant="subtle"
          onClick={() => void navigate({ to: '/clients/$clientId', params: { clientId } })}
        >
          Not now
        </Button>
      </Group>
    </Stack>
  );
}

interface ReadAndSignProps {
  readonly reading: AgreementReading;
  readonly path: string;
  readonly onOver: () => void;
}

function ReadAndSign({ reading, path, onOver }: ReadAndSignProps) {
  const { document, screen, fingerprint } = reading;
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [drawing, setDrawing] = useState('');
  const { trouble, isBusy, trying } = useTrying();
  const over = async () => {
    // First the sign-in: the device is in the hands of somebody whom it does not belong to.
    await callServer('POST', '/sign-out');
    forgetLock();
    forgetAllBut(`${path}/document`, queries);
    onOver();
  };
  const sign = () =>
    trying(async () => {
      const body = { signedName: name, drawing: drawing || null, fingerprint };
      try {
        await callServer('POST', `${path}/signature`, body);
      } catch (error) {
        await queries.invalidateQueries({ queryKey: [`${path}/document`] });
        throw error;
      }
      await over();
    });
  return (
    <form
      lang={document.language}
      dir={document.dir}
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <Stack gap="lg">
        <Title order={1}>{document.title}</Title>
        <AgreementText document={document} heading="h2" />
        <Text fw={600} fz="lg">
          {document.agree}
        </Text>
        <TextInput
          size="lg"
          label={screen.name}
          required
          autoComplete="off"
          dir="auto"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SignaturePad words={screen} path={drawing} onChange={setDrawing} />
        {trouble && <Trouble>{trouble}</Trouble>}
        <Group>
          <Button type="submit" size="lg" loading={isBusy} disabled={name.trim() === ''}>
            {screen.sign}
          </Button>
          <Button size="lg" variant="subtle" disabled={isBusy} onClick={() => void trying(over)}>
            {screen.notNow}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface GiveBackProps {
  readonly reading: AgreementReading;
  readonly clientId: string;
}

function GiveBack({ reading: { screen, document }, clientId }: GiveBackProps) {
  const back = encodeURIComponent(`/clients/${clientId}`);
  return (
    <Stack gap="lg" lang={document.language} dir={document.dir} role="status">
      <Title order={1}>{screen.thanks}</Title>
      <Text fz="lg">{screen.giveBack}</Text>
      <div lang="en" dir="ltr">
        <Button variant="default" size="md" component="a" href={`/sign-in?back=${back}`}>
          Back to Kept
        </Button>
      </div>
    </Stack>
  );
}
