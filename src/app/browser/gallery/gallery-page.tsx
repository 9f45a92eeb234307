/** Every part of `ui` in every state, on one page. */
import { Button, Group, Select, Switch, Text, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { capital } from '#core/sentence.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { ClientName } from '#ui/client-name.tsx';
import { Icon, iconNames } from '#ui/icon.tsx';
import { useInitials } from '#ui/initials.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { appKeys, Keys } from '#ui/keys.tsx';
import { Mark, type MarkProps } from '#ui/mark.tsx';
import { Page } from '#ui/page.tsx';
import { RefusableButton } from '#ui/refusable-button.tsx';
import { Answer, Empty, Loading, NoPermission, Trouble } from '#ui/states.tsx';
import { showToast, Toasts } from '#ui/toasts.tsx';
import { ClientChoiceSample, chosenClients, foundClients } from './client-choice-sample.tsx';
import { DraftSample } from './draft-sample.tsx';
import { Notices } from './notices.tsx';
import { PaletteSample } from './palette-sample.tsx';
import { answers } from './samples.ts';
import { SheetSample } from './sheet-sample.tsx';
import { wholePages } from './whole-pages.tsx';

export function GalleryPage() {
  return (
    <Page title="Gallery">
      <Part title="Words">
        <Text>What is to be read stands in ink.</Text>
        <Text c="dimmed">What may be read stands quieter.</Text>
        <Text>
          <InnerLink to="/">A way to another screen</InnerLink>
        </Text>
      </Part>
      <Part title="Marks">
        {marks.map(([words, mark]) => (
          <Group key={words} gap={8}>
            <Mark {...mark} />
            <Text>{words}</Text>
          </Group>
        ))}
      </Part>
      <Part title="Buttons">
        <Group align="start">
          <Button>The next thing</Button>
          <Button variant="default">Something else</Button>
          <Button variant="subtle">Quieter still</Button>
          <Button loading>Under way</Button>
          <ButtonLink to="/">A way to another screen</ButtonLink>
          <RefusableButton refusal={null}>Can be used</RefusableButton>
          <RefusableButton refusal="Look at what was agreed first; then this can be used.">
            Cannot be used
          </RefusableButton>
        </Group>
      </Part>
      <Part title="Fields">
        <TextInput label="Name" description="As the client likes to be called" placeholder="Ana" />
        <TextInput
          label="Phone"
          error="It has too few digits. Write it with its country, like +1 202 555 0142."
        />
        <TextInput label="Cannot be changed" value="Riverside Practice" readOnly />
        <Select label="Tier" data={['routine', 'elevated', 'high']} defaultValue="routine" />
        <DraftSample />
      </Part>
      <Part title="Names">
        <Names />
      </Part>
      <Part title="Choosing clients">
        <ClientChoiceSample label="Nobody is chosen" found={foundClients} />
        <ClientChoiceSample label="Two are chosen" chosen={chosenClients} />
        <ClientChoiceSample label="Still looking" isLooking />
        <ClientChoiceSample label="Somebody is missing" error="Choose who comes." />
      </Part>
      <Part title="States">
        <Empty title="No sessions today" action={<Button variant="default">Book a session</Button>}>
          Sessions come from a connected calendar, or are booked here.
        </Empty>
        <Loading label="The day is on its way" />
        <Answer to={answers.asItWas}>{(said) => <Text>{said}</Text>}</Answer>
        <Trouble>Kept cannot be reached at the moment. Nothing was lost.</Trouble>
        <Trouble onRetry={() => {}}>That did not work.</Trouble>
        <NoPermission>It takes one of: owner, auditor. An owner can change roles.</NoPermission>
      </Part>
      <Part title="Over a screen when not all is as usual">
        <Notices />
      </Part>
      <Part title="Words that go by themselves">
        <Group>
          <Button
            variant="default"
            onClick={() => showToast({ words: 'Ana Reyes is here', undo: sayUndone })}
          >
            With undo
          </Button>
          <Button variant="default" onClick={() => showToast({ words: 'Saved' })}>
            Without
          </Button>
        </Group>
      </Part>
      <Part title="Over the screen">
        <SheetSample />
      </Part>
      <Part title="Icons and keys">
        <Group>
          {iconNames.map((name) => (
            <Group key={name} gap={6}>
              <Icon name={name} />
              <Text>{name}</Text>
            </Group>
          ))}
        </Group>
        <Group>
          {Object.keys(appKeys).map((name) => (
            <Keys key={name} of={name as keyof typeof appKeys} />
          ))}
        </Group>
        <PaletteSample />
      </Part>
      <Part title="Whole pages">
        <Group component="nav" aria-label="Whole pages">
          {Object.keys(wholePages).map((name) => (
            <InnerLink key={name} to={`/gallery/${name}`}>
              {capital(name.replaceAll('-', ' '))}
            </InnerLink>
          ))}
        </Group>
      </Part>
      <Toasts />
    </Page>
  );
}

const sayUndone = () => showToast({ words: 'Undone' });

const marks: readonly (readonly [string, MarkProps])[] = [
  ['unaccounted for', { shape: 'dot', tone: 'unaccounted' }],
  ['not confirmed', { shape: 'half', tone: 'unconfirmed' }],
  ['late', { shape: 'half', tone: 'late' }],
  ['accounted for', { shape: 'check', tone: 'accounted' }],
  ['expected', { shape: 'ring', tone: 'quiet' }],
  ['waits for a person', { shape: 'diamond', tone: 'quiet' }],
];

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="gallery-part">
      <Title order={2} fz="lg">
        {title}
      </Title>
      {children}
    </section>
  );
}

function Names() {
  const initials = useInitials();
  const long = 'Maximiliana Konstantinopoulou-Featherstonehaugh of the Very Long Name that Goes On and On';
  return (
    <>
      <Switch
        label="Initials instead of names"
        checked={initials.isOn}
        onChange={(event) => initials.set(event.currentTarget.checked)}
      />
      {['Ana Reyes', 'ليلى حداد', long].map((name) => (
        <Text key={name} className="written">
          <ClientName name={name} />, not seen today 14:00
        </Text>
      ))}
    </>
  );
}
