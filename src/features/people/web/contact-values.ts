/** Somebody who may be called, as a form holds them. */
import type { EmergencyContactRecord, GuardianRecord } from '../contract.ts';
import type { Scope } from './words.ts';

export interface PersonValues {
  readonly name: string;
  readonly relationship: string;
  readonly phones: readonly { readonly address: string; readonly label: string }[];
  readonly email: string;
  readonly language: string;
}

export interface ContactValues extends PersonValues {
  readonly scope: Scope;
  readonly signedOn: string;
  readonly expiresOn: string;
  readonly doNotUseIf: string;
  readonly canGoInPerson: boolean;
}

export interface GuardianValues extends PersonValues {
  readonly custody: GuardianRecord['custody'];
}

export const personLabels = {
  name: 'Name',
  relationship: 'What they are to the client',
  phones: 'Phones',
  email: 'Email',
  language: 'Language',
} as const;

export const contactLabels = {
  ...personLabels,
  scope: 'What they may be told',
  signedOn: 'Signed on',
  expiresOn: 'Holds until',
  doNotUseIf: 'Do not call if',
  canGoInPerson: 'Can go there in person',
} as const;

export function newPerson(language: string): PersonValues {
  return { name: '', relationship: '', phones: [{ address: '', label: 'mobile' }], email: '', language };
}

export function newContact(language: string): ContactValues {
  return {
    ...newPerson(language),
    scope: 'none',
    signedOn: '',
    expiresOn: '',
    doNotUseIf: '',
    canGoInPerson: false,
  };
}

const personOf = ({
  name,
  relationship,
  phones,
  email,
  language,
}: EmergencyContactRecord | GuardianRecord) => ({
  name,
  relationship,
  phones: phones.length > 0 ? phones : [{ address: '', label: 'mobile' }],
  email,
  language,
});

export function contactOf(contact: EmergencyContactRecord): ContactValues {
  const { scope, signedOn, expiresOn, doNotUseIf, canGoInPerson } = contact;
  const consent = { scope, signedOn: signedOn ?? '', expiresOn: expiresOn ?? '' };
  return { ...personOf(contact), ...consent, doNotUseIf, canGoInPerson };
}

export function guardianOf(guardian: GuardianRecord): GuardianValues {
  return { ...personOf(guardian), custody: guardian.custody };
}

const withPhones = <Values extends PersonValues>(values: Values) => ({
  ...values,
  phones: values.phones.filter(({ address }) => address.trim() !== ''),
});

export function contactToSend(values: ContactValues, position: number): object {
  const { signedOn, expiresOn, ...rest } = withPhones(values);
  const isGiven = rest.scope !== 'none';
  return {
    ...rest,
    position,
    signedOn: (isGiven && signedOn) || null,
    expiresOn: (isGiven && expiresOn) || null,
  };
}

export const guardianToSend = (values: GuardianValues, position: number): object => ({
  ...withPhones(values),
  position,
});
