import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
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
  const { name, timeZone, country } = practice;
  const form = useForm({ initialValues: { name, timeZone, country } });
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
