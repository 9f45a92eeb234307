import { Button, Select, Stack, TextInput } from '@mantine/core';
import { type PersonValues, personLabels } from './contact-values.ts';
import { languageChoices } from './languages.ts';
import type { FormOf } from './use-draft-form.ts';

const mostPhones = 5;

export function PersonFields<Values extends PersonValues>({ form }: { readonly form: FormOf<Values> }) {
  const { phones, language } = form.getValues();
  return (
    <Stack gap="md">
      <div className="form-row">
        <TextInput
          label={personLabels.name}
          required
          autoComplete="off"
          dir="auto"
          {...form.getInputProps('name')}
        />
        <TextInput
          label={personLabels.relationship}
          placeholder="sister, friend, neighbour …"
          autoComplete="off"
          {...form.getInputProps('relationship')}
        />
      </div>
      {phones.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that stays while it is typed
        <div className="form-row" key={index}>
          <TextInput
            type="tel"
            label={index === 0 ? 'Number' : `Number ${index + 1}`}
            autoComplete="off"
            {...form.getInputProps(`phones.${index}.address`)}
          />
          <TextInput
            label={index === 0 ? 'What it is' : `What number ${index + 1} is`}
            autoComplete="off"
            {...form.getInputProps(`phones.${index}.label`)}
          />
        </div>
      ))}
      {phones.length < mostPhones && (
        <div>
          <Button
            variant="subtle"
            ml={-10}
            className="quiet-buttons"
            onClick={() => form.insertListItem('phones', { address: '', label: '' } as never)}
          >
            Another number
          </Button>
        </div>
      )}
      <div className="form-row">
        <TextInput
          type="email"
          label={personLabels.email}
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <Select
          label={personLabels.language}
          description="In which to speak with them."
          searchable
          allowDeselect={false}
          data={languageChoices(language)}
          {...form.getInputProps('language')}
        />
      </div>
    </Stack>
  );
}
