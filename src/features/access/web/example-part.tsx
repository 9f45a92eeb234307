/** Trying everything out before anything is real, and the end of it. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { callServer } from '#ui/call-server.ts';
import { useMe } from '#ui/me.ts';
import { Trouble } from '#ui/states.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { Part } from './part.tsx';
import { useAsked } from './settings.ts';

interface ExampleState {
  readonly exists: boolean;
  readonly isHere: boolean;
}

const about = 'Invented clients, a pretend phone for each, and nothing that reaches anybody.';

export function ExamplePart({ title }: { readonly title: string }) {
  const me = useMe().data;
  const state = useAsked<ExampleState>('/example').data;
  if (me?.staff.role !== 'owner' || !state) return null;
  return (
    <Part title={title} about={about}>
      {state.isHere ? <Here /> : <Elsewhere exists={state.exists} />}
    </Part>
  );
}

function Elsewhere({ exists }: { readonly exists: boolean }) {
  const { trouble, isBusy, trying } = useTrying();
  return (
    <>
      <Text mb="sm">
        {exists
          ? 'Your example practice is still there, as you left it.'
          : 'A separate practice in which somebody is missing right now. Do what you would do, answer for the client on their phone, and see what becomes of it. You can remove it without trace.'}
      </Text>
      {trouble && <Trouble>{trouble}</Trouble>}
      <Group>
        <Button loading={isBusy} onClick={() => void trying(visitExample)}>
          {exists ? 'Go to the example' : 'Try it with an example practice'}
        </Button>
        {exists && <Removal />}
      </Group>
    </>
  );
}

function Here() {
  return (
    <>
      <Text mb="sm">You are in the example practice. Nothing that you do here touches your own.</Text>
      <Removal />
    </>
  );
}

function Removal() {
  const [isAsked, setIsAsked] = useState(false);
  const { trouble, isBusy, trying } = useTrying();
  if (!isAsked)
    return (
      <Button variant="default" onClick={() => setIsAsked(true)}>
        Remove the example…
      </Button>
    );
  return (
    <div>
      <Text mb="xs">
        Everything in the example goes, at once and for good. Your own practice stays as it is.
      </Text>
      {trouble && <Trouble>{trouble}</Trouble>}
      <Group>
        <Button loading={isBusy} onClick={() => void trying(removeExample)}>
          Remove it
        </Button>
        <Button variant="default" onClick={() => setIsAsked(false)}>
          Keep it
        </Button>
      </Group>
    </div>
  );
}

/** The program is loaded anew each time, so that nothing of one practice is left on the other's screens. */
async function visitExample(): Promise<void> {
  await callServer('POST', '/example/visit');
  window.location.assign('/');
}

export async function leaveExample(): Promise<void> {
  await callServer('DELETE', '/example/visit');
  window.location.assign('/');
}

async function removeExample(): Promise<void> {
  await callServer('DELETE', '/example');
  window.location.assign('/');
}
