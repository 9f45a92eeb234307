/** Who a client is, as a form holds it. */
import type { ClientRecord } from '../contract.ts';

export interface BasicsValues {
  readonly preferredName: string;
  readonly legalName: string;
  readonly pronouns: string;
  readonly bornOn: string;
  readonly language: string;
  readonly timeZone: string;
  readonly country: string;
  readonly clinicianId: string;
  readonly backupId: string;
  readonly consentBasis: ClientRecord['consentBasis'];
  readonly partTwo: boolean;
  readonly confidentialRequest: string;
  readonly references: readonly { readonly system: string; readonly value: string }[];
}

export const basicsLabels = {
  preferredName: 'Name',
  legalName: 'Legal name',
  pronouns: 'Pronouns',
  bornOn: 'Day of birth',
  language: 'Language',
  timeZone: 'Time zone',
  country: 'Country',
  clinicianId: 'Clinician',
  backupId: 'Backup',
  consentBasis: 'Whose consent counts',
  partTwo: 'Part 2 record',
  confidentialRequest: 'Asked to be reached like this',
  references: 'References',
} as const satisfies Record<keyof BasicsValues, string>;

export function basicsOf(client: ClientRecord): BasicsValues {
  const {
    id: _id,
    version: _version,
    endedOn: _ended,
    createdAt: _at,
    updatedAt: _updated,
    ...rest
  } = client;
  return { ...rest, bornOn: client.bornOn ?? '', backupId: client.backupId ?? '' };
}

export function basicsToSend(values: BasicsValues): object {
  const references = values.references.filter(({ value }) => value.trim() !== '');
  return { ...values, bornOn: values.bornOn || null, backupId: values.backupId || null, references };
}
