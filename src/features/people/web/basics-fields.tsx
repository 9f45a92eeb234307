import { Button, Radio, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { countries, timeZones } from '#ui/places.ts';
import { type BasicsValues, basicsLabels as labels } from './basics-values.ts';
import { languageChoices } from './languages.ts';
import { useMay, useStaff } from './staff.ts';
import type { FormOf } from './use-draft-form.ts';
import { basisWords } from './words.ts';

const zones = timeZones();
const lands = countries();

export interface BasicsFieldsProps {
  readonly form: FormOf<BasicsValues>;
}

export function BasicsFields({ form }: BasicsFieldsProps) {
  return (
    <Stack gap="xl">
      <Who form={form} />
      <Where form={form} />
      <WithWhom form={form} />
      <WhatBinds form={form} />
      <References form={form} />
    </Stack>
  );
}

function Who({ form }: BasicsFieldsProps) {
  return (
    <fieldset className="fields">
      <legend>Who they are</legend>
      <div className="form-row">
        <TextInput
          label={labels.preferredName}
          description="What they like to be called."
          required
          autoComplete="off"
          dir="auto"
          {...form.getInputProps('preferredName')}
        />
        <TextInput
          label={labels.legalName}
          description="As on papers, when it differs."
          autoComplete="off"
          dir="auto"
          {...form.getInputProps('legalName')}
        />
      </div>
      <div className="form-row">
        <TextInput label={labels.pronouns} autoComplete="off" {...form.getInputProps('pronouns')} />
        <TextInput type="date" label={labels.bornOn} {...form.getInputProps('bornOn')} />
      </div>
    </fieldset>
  );
}

function Where({ form }: BasicsFieldsProps) {
  return (
    <fieldset className="fields">
      <legend>Where they are, and in which language</legend>
      <div className="form-row">
        <Select
          label={labels.language}
          description="Messages to them are in it."
          searchable
          required
          allowDeselect={false}
          data={languageChoices(form.getValues().language)}
          {...form.getInputProps('language')}
        />
        <Select
          label={labels.timeZone}
          description="Waits and safe hours go by this clock."
          searchable
          required
          allowDeselect={false}
          data={[...new Set([form.getValues().timeZone, ...zones])].filter(Boolean)}
          {...form.getInputProps('timeZone')}
        />
        <Select
          label={labels.country}
          description="Crisis lines and how numbers are read follow from it."
          searchable
          required
          allowDeselect={false}
          data={lands}
          {...form.getInputProps('country')}
        />
      </div>
    </fieldset>
  );
}

function WithWhom({ form }: BasicsFieldsProps) {
  const { choices } = useStaff();
  return (
    <fieldset className="fields">
      <legend>Who is there for them</legend>
      <div className="form-row">
        <Select
          label={labels.clinicianId}
          description="Answers for their cases."
          required
          allowDeselect={false}
          data={choices}
          {...form.getInputProps('clinicianId')}
        />
        <Select
          label={labels.backupId}
          description="Is asked when the clinician does not answer."
          clearable
          data={choices.filter(({ value }) => value !== form.getValues().clinicianId)}
          {...form.getInputProps('backupId')}
          value={form.getValues().backupId || null}
          onChange={(backupId) => form.setFieldValue('backupId', backupId ?? '')}
        />
      </div>
    </fieldset>
  );
}

function WhatBinds({ form }: BasicsFieldsProps) {
  const may = useMay();
  return (
    <fieldset className="fields">
      <legend>What has to be respected</legend>
      <Textarea
        label={labels.confidentialRequest}
        description="In their words: only this way, or never that way. Nobody has to say why, so do not ask."
        autosize
        minRows={2}
        dir="auto"
        {...form.getInputProps('confidentialRequest')}
      />
      <Radio.Group
        label={labels.consentBasis}
        description={
          may.clinical
            ? 'Where a guardian’s counts, Kept writes to nobody by itself; a person decides whom to reach.'
            : 'For a clinician, a supervisor or an owner to change.'
        }
        {...form.getInputProps('consentBasis')}
      >
        <Stack gap="xs" mt="xs">
          {Object.entries(basisWords).map(([value, label]) => (
            <Radio key={value} value={value} label={label} disabled={!may.clinical} />
          ))}
        </Stack>
      </Radio.Group>
      <Switch
        label="Record of a substance use programme (42 CFR Part 2)"
        description="Nothing that Kept says names the programme, and only medical personnel hear of it without consent."
        disabled={!may.clinical && form.getValues().partTwo}
        {...form.getInputProps('partTwo', { type: 'checkbox' })}
      />
    </fieldset>
  );
}

function References({ form }: BasicsFieldsProps) {
  const { references } = form.getValues();
  return (
    <fieldset className="fields">
      <legend>What other systems call them</legend>
      {references.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that stays while it is typed
        <div className="form-row" key={index}>
          <TextInput
            label="System"
            placeholder="chart"
            {...form.getInputProps(`references.${index}.system`)}
          />
          <TextInput label="Reference" {...form.getInputProps(`references.${index}.value`)} />
        </div>
      ))}
      {references.length === 0 && (
        <Text c="dimmed" fz="sm">
          A chart number, say. Calendars and imports recognise them by it.
        </Text>
      )}
      <div>
        <Button
          variant="default"
          onClick={() => form.insertListItem('references', { system: 'chart', value: '' })}
        >
          Add a reference
        </Button>
      </div>
    </fieldset>
  );
}
