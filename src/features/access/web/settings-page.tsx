/** What holds for the whole practice. */
import { Text } from '@mantine/core';
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

export function SettingsPage() {
  const me = useMe().data;
  const practice = useAsked<Practice>(practicePath);
  const isOwner = me?.staff.role === 'owner';
  return (
    <Page title="Settings">
      <Text c="dimmed" mt={-12}>
        What holds for the whole practice.{me && !isOwner && ' Only an owner can change it.'}
      </Text>
      <div className="parts">
        <Part title="Practice" about="Its name is shown to clients only where they agreed to it.">
          <Answer to={practice}>
            {(one) => <PracticeForm key={one.version} practice={one} mayChange={isOwner} />}
          </Answer>
        </Part>
        <Part title="Sending" about="What can leave Kept by itself, and how answers by mail come back.">
          {me && <SendingWays me={me} />}
        </Part>
        <Part title="Calendars" about="Where sessions come from, when they are not booked here.">
          <CalendarsLine />
        </Part>
        <Part title="Languages" about="Screens are in English.">
          <LanguagesLine />
        </Part>
        <ExamplePart title="Example practice" />
        <Part title="What is kept" about="A record that could be changed would prove nothing.">
          <Text>
            Kept deletes nothing by itself. Cases, signed notes and the audit cannot be changed or deleted by
            anybody; what was wrong is put right beside it. How long records must be kept is for your law and
            your practice to say.
          </Text>
        </Part>
      </div>
      {isOwner && (
        <Text>
          <InnerLink to="/welcome">What to do before the first session</InnerLink>
        </Text>
      )}
    </Page>
  );
}

function CalendarsLine() {
  const calendars = useAsked<{ readonly calendars?: readonly unknown[] } | readonly unknown[]>('/calendars');
  return (
    <Answer to={calendars} lines={1}>
      {(answer) => {
        const all = 'length' in answer ? answer : (answer.calendars ?? []);
        const many = all.length === 1 ? 'One calendar is' : `${all.length} calendars are`;
        return (
          <Text>
            {all.length === 0 ? 'None is connected yet. ' : `${many} connected. `}
            <InnerLink to="/calendar" underline="always">
              Open the calendar
            </InnerLink>
          </Text>
        );
      }}
    </Answer>
  );
}

const names = new Intl.DisplayNames('en', { type: 'language' });

function LanguagesLine() {
  const templates = useAsked<{ readonly templates: readonly { readonly language: string }[] }>('/templates');
  return (
    <Answer to={templates} lines={1}>
      {(answer) => {
        const languages = [...new Set(answer.templates.map(({ language }) => language))].sort();
        return (
          <Text>
            Clients are written to in their own language where there are words in it:{' '}
            {languages.map((language) => names.of(language)).join(', ')}.
          </Text>
        );
      }}
    </Answer>
  );
}
