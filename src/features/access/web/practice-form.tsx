import { Button, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { callServer, fieldErrors } from '#ui/call-server.ts';
import { meKey } from '#ui/me.ts';
import { countries, timeZones } from '#ui/places.ts';
import { Trouble } from '#ui/states.tsx';
import { showToast } from '#ui/toasts.tsx';
import { useTrying } from '#ui/use-trying.ts';
import { CrisisLinesOf } from './crisis-lines.tsx';
import { type Practice, practicePath } from './settings.ts';

const lands = countries();

export interface PracticeFormProps {
  readonly practice: Practice;
  readonly mayChange: boolean;
}

/** The lines follow the country as it is chosen, before it is saved. */
export function PracticeForm({ practice, mayChange }: PracticeFormProps) {
  const queries = useQueryClient();
  const { trouble, isBusy, trying } = useTrying();
  const { name, timeZone, country, answersCries } = practice;
  const form = useForm({ initialValues: { name, timeZone, country, answersCries } });
  const save = (values: typeof form.values) =>
    trying(async () => {
      const saved = await callServer<Practice>('PATCH', practicePath, {
        ...values,
        version: practice.version,
      }).catch((error: unknown) => {
        form.setErrors(fieldErrors(error));
        throw error;
      });
      queries.setQueryData([practicePath], saved);
      await queries.invalidateQueries({ queryKey: meKey });
      form.resetDirty();
      showToast({ words: 'The practice is changed.' });
    });
  const countryName = lands.find(({ value }) => value === form.values.country)?.label ?? form.values.country;
  if (!mayChange) {
    return (
      <Stack gap="md">
        <Text>
          <bdi>{name}</bdi> · {timeZone.replaceAll('_', ' ')} · {countryName}
        </Text>
        <CrisisLinesOf country={country} countryName={countryName} />
        <Text>
          {answersCries
            ? 'Whoever writes that they may be in danger is told these numbers at once.'
            : 'Nothing is written by itself to whoever writes that they may be in danger.'}
        </Text>
      </Stack>
    );
  }
  return (
    <form onSubmit={form.onSubmit(save)}>
      <Stack gap="md">
        <TextInput label="Name" required maxLength={120} {...form.getInputProps('name')} />
        <Select
          label="Time zone"
          description="By it the day begins and times are written."
          searchable
          required
          allowDeselect={false}
          data={[...new Set([timeZone, ...timeZones()])]}
          {...form.getInputProps('timeZone')}
        />
        <Select
          label="Country"
          description="Crisis lines and emergency numbers follow from it, where a client lives in no other."
          searchable
          required
          allowDeselect={false}
          data={lands}
          {...form.getInputProps('country')}
        />
        <CrisisLinesOf country={form.values.country} countryName={countryName} />
        <Switch
          label="Tell whoever writes that they may be in danger whom to call"
          description="Once in a case, at once and over the way they wrote, in their safe hours; whoever is asked to call them is asked all the same. It can be read by others who see their phone. For cases that begin from now on."
          {...form.getInputProps('answersCries', { type: 'checkbox' })}
        />
        {trouble && <Trouble>{trouble}</Trouble>}
        <div>
          <Button type="submit" loading={isBusy} disabled={!form.isDirty()}>
            Save
          </Button>
        </div>
      </Stack>
    </form>
  );
}
