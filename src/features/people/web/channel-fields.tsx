import { Chip, Group, Input, Stack, Switch, TextInput } from '@mantine/core';
import { useMay } from './staff.ts';
import type { FormOf } from './use-draft-form.ts';
import { weekdays } from './words.ts';

/** What is allowed over one channel, as a form holds it. */
export interface PermissionValues {
  readonly label: string;
  readonly allowed: boolean;
  readonly voicemailAllowed: boolean;
  readonly neverContact: boolean;
  readonly ownHours: boolean;
  readonly from: string;
  readonly to: string;
  readonly weekdays: string[];
}

export const permissionLabels = {
  label: 'What it is',
  allowed: 'Allowed',
  voicemailAllowed: 'Voicemail allowed',
  neverContact: 'Never to be used',
  ownHours: 'Hours of their own',
  from: 'From',
  to: 'To',
  weekdays: 'Days',
} as const;

export function permissionsToSend(values: PermissionValues): object {
  const { label, allowed, voicemailAllowed, neverContact } = values;
  const safeHours = values.ownHours
    ? { from: values.from, to: values.to, weekdays: values.weekdays.map(Number).sort() }
    : null;
  return { label, allowed, voicemailAllowed, neverContact, safeHours };
}

/** The server names the hours as one thing. */
export const hoursField = (field: string): string => {
  if (field === 'safeHours') return 'to';
  return field.replace(/^safeHours\./, '');
};

export interface PermissionFieldsProps<Values extends PermissionValues> {
  readonly form: FormOf<Values>;
  readonly calls: boolean;
}

export function PermissionFields<Values extends PermissionValues>({
  form,
  calls,
}: PermissionFieldsProps<Values>) {
  const values = form.getValues();
  const { clinical } = useMay();
  const closed = clinical ? {} : { description: 'What a client allows is for a clinician to enter.' };
  return (
    <Stack gap="md">
      <TextInput
        label={permissionLabels.label}
        placeholder="mobile, home, work …"
        autoComplete="off"
        {...form.getInputProps('label')}
      />
      <Switch
        label="They allow it"
        disabled={values.neverContact || (!clinical && !values.allowed)}
        {...closed}
        {...form.getInputProps('allowed', { type: 'checkbox' })}
      />
      {calls && (
        <Switch
          label="A voicemail may be left"
          disabled={values.neverContact || (!clinical && !values.voicemailAllowed)}
          {...form.getInputProps('voicemailAllowed', { type: 'checkbox' })}
        />
      )}
      <Switch
        label="Only at hours of their own"
        description="Otherwise from 08:00 to 21:00 on their clock."
        {...form.getInputProps('ownHours', { type: 'checkbox' })}
      />
      {values.ownHours && <Hours form={form} />}
      <Switch
        label="Never use this"
        description="Beats everything else. Nobody has to say why."
        disabled={!clinical && values.neverContact}
        {...form.getInputProps('neverContact', { type: 'checkbox' })}
      />
    </Stack>
  );
}

function Hours<Values extends PermissionValues>({ form }: { readonly form: FormOf<Values> }) {
  return (
    <Stack gap="sm">
      <div className="form-row">
        <TextInput type="time" label={permissionLabels.from} {...form.getInputProps('from')} />
        <TextInput type="time" label={permissionLabels.to} {...form.getInputProps('to')} />
      </div>
      <Input.Wrapper label={permissionLabels.weekdays} error={form.errors['weekdays']}>
        <Chip.Group multiple {...form.getInputProps('weekdays')}>
          <Group gap="xs" role="group" aria-label="Days on which it may be used">
            {weekdays.map(({ value, label }) => (
              <Chip key={value} value={value} size="md" radius={8} variant="outline">
                {label}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
    </Stack>
  );
}
