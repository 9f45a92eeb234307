/** A colleague, by name: only those who work here now and may do what is asked of them. */
import { NativeSelect } from '@mantine/core';
import { type Colleague, isClinicalRole, useColleagues } from '#ui/colleagues.ts';

export interface StaffFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (staffId: string) => void;
  /** Left out of the list: whoever it would make no sense to name. */
  readonly without?: string;
  /** Whoever shall answer for a case judges: that is clinical. */
  readonly isClinical: boolean;
  readonly error?: string;
}

const roleWords: Readonly<Record<Colleague['role'], string>> = {
  owner: 'owner',
  clinician: 'clinician',
  supervisor: 'supervisor',
  'front-desk': 'front desk',
  auditor: 'auditor',
};

export function StaffField({ without, isClinical, onChange, ...field }: StaffFieldProps) {
  const people = useColleagues().filter(
    ({ id, role, active }) => active && id !== without && (!isClinical || isClinicalRole(role)),
  );
  return (
    <NativeSelect
      {...field}
      size="md"
      data={[{ value: '', label: 'Choose a colleague' }, ...people.map(choice)]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const choice = ({ id, name, role }: Colleague) => ({ value: id, label: `${name}, ${roleWords[role]}` });
