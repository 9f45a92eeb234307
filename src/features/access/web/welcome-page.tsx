/** What is left to do between setting up a practice and its first session. Every part can be left and taken up again. */
import { Button, Group, Text } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import type { Protocol } from '#core/protocol/protocol.ts';
import { protocolInWords } from '#core/protocol/words.ts';
import { InnerLink } from '#ui/inner-link.tsx';
import { useMe } from '#ui/me.ts';
import { Page } from '#ui/page.tsx';
import { Answer } from '#ui/states.tsx';
import { ExamplePart } from './example-part.tsx';
import { Part } from './part.tsx';
import './people.css';
import { PracticeForm } from './practice-form.tsx';
import { SendingWays } from './sending-part.tsx';
import { type Practice, practicePath, useAsked } from './settings.ts';
import './settings.css';

export function WelcomePage() {
  const me = useMe().data;
  const practice = useAsked<Practice>(practicePath);
  return (
    <Page title="Before the first session" aside={<InnerLink to="/">Skip to today</InnerLink>}>
      <Text c="dimmed" mt={-12}>
        Your practice is set up. Look through this once; it takes five minutes, and you can come back from
        Settings.
      </Text>
      <div className="parts">
        <ExamplePart title="Try it out first" />
        <Part
          title="1. Where you are"
          about="Whom your clients are told to call in a crisis follows from it."
        >
          <Answer to={practice}>
            {(one) => (
              <PracticeForm key={one.version} practice={one} mayChange={me?.staff.role === 'owner'} />
            )}
          </Answer>
        </Part>
        <Part title="2. Sending" about="Try it now, not when somebody is missing.">
          {me && <SendingWays me={me} />}
        </Part>
        <Part title="3. Sessions" about="You can leave this for later, and book sessions here.">
          <Text>
            Kept reads your calendar and opens a case when somebody does not come.{' '}
            <InnerLink to="/calendar" underline="always">
              Connect a calendar
            </InnerLink>
          </Text>
        </Part>
        <Part
          title="4. When somebody does not come"
          about="What Kept and your people do for a client about whom nobody is worried more than usual."
        >
          <DefaultLadder />
        </Part>
        <Part title="5. Your clients and your people" about="The last step.">
          <LastSteps />
        </Part>
      </div>
    </Page>
  );
}

function LastSteps() {
  const { routesByPath } = useRouter();
  return (
    <Group>
      {'/clients' in routesByPath && (
        <Button renderRoot={(props) => <Link to="/clients" {...props} />}>Add your clients</Button>
      )}
      <Button variant="default" renderRoot={(props) => <Link to="/people" {...props} />}>
        Invite your colleagues
      </Button>
    </Group>
  );
}

function DefaultLadder() {
  const protocol = useAsked<{ readonly document: Protocol }>('/protocol');
  return (
    <Answer to={protocol} lines={5}>
      {({ document }) => (
        <>
          <ol className="plain-ladder">
            {protocolInWords(document).tiers.routine.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          <Text mt="sm">
            <InnerLink to="/protocol">Read what happens when a clinician is more worried</InnerLink>
          </Text>
        </>
      )}
    </Answer>
  );
}
