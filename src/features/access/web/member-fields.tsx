import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import type { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { type Role, roleDuties, rolesToChoose, roleWords } from './role-words.ts';
import type { Member } from './staff.ts';

export interface MemberFieldValues {
  name: string;
  role: Role;
  phone: string;
  /** Empty for nobody. */
  backupStaffId: string;
}

export interface MemberFieldsProps {
  readonly form: Pick<ReturnType<typeof useForm<MemberFieldValues>>, 'getInputProps'>;
  /** Who could stand in. */
  readonly others: readonly Member[];
  /** What stands between the name and the rest. */
  readonly children?: ReactNode;
}

export function MemberFields({ form, others, children }: MemberFieldsProps) {
  return (
    <>
      <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
      {children}
      <Radio.Group label="Role" {...form.getInputProps('role')}>
        <Stack gap="xs" mt={6}>
          {rolesToChoose.map((role) => (
            <Radio key={role} value={role} label={roleWords[role]} description={roleDuties[role]} size="md" />
          ))}
        </Stack>
      </Radio.Group>
      <NativeSelect
        label="Backup"
        description="Asked next, when this person does not answer in time."
        data={[
          { value: '', label: 'Nobody' },
          ...others.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...form.getInputProps('backupStaffId')}
      />
      <TextInput
        label="Phone"
        description="For colleagues. With the country code, such as +1 917 555 0100."
        type="tel"
        {...form.getInputProps('phone')}
      />
    </>
  );
}

/** The server takes a number without the spaces that people write. */
export const sentPhone = (phone: string): string => phone.replaceAll(/[\s().-]/g, '');
