import type { FieldProblem } from '#core/problem.ts';
import type { SafeHours } from '#core/time/safe-hours.ts';
import type {
  ChannelRecord,
  ClientRecord,
  EmergencyContactInput,
  EmergencyContactRecord,
} from './contract.ts';
import { changesBasis, opensChannel, widensConsent } from './permissions.ts';
import type { ImportedChannel, ImportedContact } from './read-client-row.ts';

type Basis = Pick<ClientRecord, 'consentBasis' | 'partTwo'>;

interface Reach {
  readonly allowed: boolean;
  readonly voicemailAllowed: boolean;
  readonly safeHours: SafeHours | null;
}

/**
 * What of one row may be written by whoever brings it. From a clinician all of it; from anybody else nothing that only a
 * clinician may enter: that is left out and named, and the rest of the row comes in. What the record says already is no
 * news and is not named.
 */
export class ImportLimits {
  readonly #isClinical: boolean;
  readonly #columns = new Set<string>();

  constructor(isClinical: boolean) {
    this.#isClinical = isClinical;
  }

  get leftOut(): readonly FieldProblem[] {
    return [...this.#columns].map((field) => ({
      field,
      reason: 'Was left out, because only a clinician, a supervisor or an owner may enter it',
      wayOut: 'have one of them enter it, or sign in and import this file',
    }));
  }

  /** Whose consent counts and Part 2, as they may be written: what only a clinician may change stays as it was. */
  basis(
    before: Basis | null,
    { consentBasis, partTwo }: { [Field in keyof Basis]: Basis[Field] | null },
  ): Basis {
    const known = before ?? { consentBasis: 'own', partTwo: false };
    const mayBase =
      consentBasis === null || !changesBasis(before, { consentBasis }) || this.#may(['consent_basis']);
    const mayLift = partTwo === null || !changesBasis(before, { partTwo }) || this.#may(['part_two']);
    return {
      consentBasis: (mayBase ? consentBasis : null) ?? known.consentBasis,
      partTwo: (mayLift ? partTwo : null) ?? known.partTwo,
    };
  }

  /** The channel as it may be written: what would open it stays as it was, and a new one begins closed. */
  channel<Row extends Reach>(
    before: ChannelRecord | null,
    after: Row,
    columns: ImportedChannel['columns'],
  ): Row {
    const { allowed, voicemailAllowed, safeHours } = after;
    return {
      ...after,
      ...(opensChannel(before, { allowed }) && !this.#may(columns.allowed) && { allowed: false }),
      ...(opensChannel(before, { voicemailAllowed }) &&
        !this.#may(columns.voicemail) && { voicemailAllowed: false }),
      ...(opensChannel(before, { safeHours }) &&
        !this.#may(columns.safeHours) && { safeHours: before?.safeHours ?? null }),
    };
  }

  /** Whether these words of the client's may be written in place of what is known of this person. */
  mayReplace(
    before: EmergencyContactRecord,
    after: EmergencyContactInput,
    columns: ImportedContact['columns'],
  ): boolean {
    return !widensConsent(before, after) || this.#may(consentIn(after, columns));
  }

  /** Somebody new, without a consent where it may not be written. */
  newContact(contact: EmergencyContactInput, columns: ImportedContact['columns']): EmergencyContactInput {
    if (contact.scope === 'none' || this.#may(consentIn(contact, columns))) return contact;
    return { ...contact, scope: 'none', signedOn: null, expiresOn: null };
  }

  /** Whether a judgement, a plan or an agreement may be written that stands in this column. */
  mayJudge(column: string): boolean {
    return this.#may([column]);
  }

  #may(columns: readonly string[]): boolean {
    if (!this.#isClinical) for (const column of columns) this.#columns.add(column);
    return this.#isClinical;
  }
}

function consentIn(
  { signedOn, expiresOn }: EmergencyContactInput,
  columns: ImportedContact['columns'],
): readonly string[] {
  return [columns.scope, ...(signedOn ? [columns.signedOn] : []), ...(expiresOn ? [columns.expiresOn] : [])];
}
