import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { callServer, fieldErrors, inWords } from '#ui/call-server.ts';
import { Page } from '#ui/page.tsx';
import { countries, ownCountry, ownTimeZone, timeZones } from '#ui/places.ts';
import { Trouble } from '#ui/states.tsx';
import { NewSignInFields } from './new-sign-in-fields.tsx';
import { SecondFactor } from './second-factor.tsx';
import { useLinkToken } from './use-link-token.ts';

const zones = timeZones();
const lands = countries();

interface Fields {
  readonly practiceName: string;
  readonly timeZone: string;
  readonly country: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const noFields: Fields = {
  practiceName: '',
  timeZone: ownTimeZone(),
  country: ownCountry(),
  name: '',
  email: '',
  password: '',
};

/** The server's names of the fields, and this form's. */
const ownNames: Readonly<Record<string, string>> = {
  'practice.name': 'practiceName',
  'practice.timeZone': 'timeZone',
  'practice.country': 'country',
  'person.name': 'name',
  'person.email': 'email',
  'person.password': 'password',
};

export function SetUpPage() {
  const [trouble, setTrouble] = useState('');
  const [isSet, setIsSet] = useState(false);
  const form = useForm({ mode: 'uncontrolled', initialValues: noFields });
  const [token, spend] = useLinkToken();

  async function setUp({ practiceName, timeZone, country, name, email, password }: Fields): Promise<void> {
    setTrouble('');
    try {
      const practice = { name: practiceName, timeZone, country };
      await callServer('POST', '/set-up', { token, practice, person: { name, email, password } });
      spend();
      // The link has done its work; whatever fails from here on, the way on is to sign in.
      await callServer('POST', '/sign-in', { email, password }).catch(() =>
        window.location.assign('/sign-in'),
      );
      setIsSet(true);
    } catch (error) {
      const errors = Object.entries(fieldErrors(error)).map(([field, words]) => [
        ownNames[field] ?? field,
        words,
      ]);
      form.setErrors(Object.fromEntries(errors));
      setTrouble(inWords(error));
    }
  }

  if (isSet) return <SecondFactor password={form.getValues().password} next="/welcome" />;
  return (
    <Page title="Set up your practice" narrow>
      <form onSubmit={form.onSubmit(setUp)}>
        <Stack gap="md">
          <TextInput
            label="Name of the practice"
            required
            {...form.getInputProps('practiceName')}
            key={form.key('practiceName')}
          />
          <Select
            label="Time zone"
            searchable
            required
            data={zones}
            {...form.getInputProps('timeZone')}
            key={form.key('timeZone')}
          />
          <Select
            label="Country"
            description="Crisis lines and emergency numbers follow from it."
            searchable
            required
            data={lands}
            {...form.getInputProps('country')}
            key={form.key('country')}
          />
          <TextInput
            label="Your name"
            required
            autoComplete="name"
            {...form.getInputProps('name')}
            key={form.key('name')}
          />
          <NewSignInFields form={form} />
          {trouble && <Trouble>{trouble}</Trouble>}
          <Button type="submit" size="md">
            Set up
          </Button>
          {token === '' && (
            <Text c="dimmed">Open this page by the set-up link that Kept printed when it started.</Text>
          )}
        </Stack>
      </form>
    </Page>
  );
}
