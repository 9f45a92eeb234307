/** Reads one row of a clients file into what the record keeps, or says of every cell that cannot be read why. */
import type { ConsentScope } from '#core/case/plan.ts';
import type { FieldProblem } from '#core/problem.ts';
import type { ChannelKind, Tier } from '#core/protocol/protocol.ts';
import type { Day } from '#core/time/instant.ts';
import type { SafeHours } from '#core/time/safe-hours.ts';
import { readEmail, readPhone } from './read-address.ts';
import { isCountry, isLanguage, isZone, type Read, read, readDay, unread } from './read-fields.ts';

export interface ImportDefaults {
  readonly defaultZone: string;
  readonly defaultCountry: string;
}

/** A row as read. What a cell left empty is `null`: on a known client it changes nothing. */
export interface ImportedClient {
  readonly reference: string | null;
  readonly preferredName: string;
  readonly legalName: string | null;
  readonly pronouns: string | null;
  readonly bornOn: Day | null;
  readonly timeZone: string | null;
  readonly language: string | null;
  readonly country: string | null;
  /** Email address or name, to be found among the staff. */
  readonly clinician: string | null;
  readonly backup: string | null;
  readonly partTwo: boolean | null;
  readonly consentBasis: 'own' | 'guardian' | 'both' | null;
  readonly confidentialRequest: string | null;
  readonly channels: readonly ImportedChannel[];
  readonly contacts: readonly ImportedContact[];
  readonly tier: {
    readonly tier: Tier;
    readonly reasons: string;
    readonly judgedOn: Day;
    readonly reviewBy: Day | null;
  } | null;
  readonly safetyPlan: { readonly reviewedOn: Day; readonly keptElsewhere: string } | null;
  readonly agreement: {
    readonly signedOn: Day;
    readonly howToReachMe: string;
    readonly channelOrder: ChannelKind[];
  } | null;
  readonly location: { readonly address: string; readonly accessNotes: string } | null;
}

export interface ImportedChannel {
  readonly kind: ChannelKind;
  readonly address: string;
  readonly label: string;
  readonly allowed: boolean | null;
  readonly voicemailAllowed: boolean | null;
  readonly neverContact: boolean;
  readonly verifiedOn: Day | null;
  readonly safeHours: SafeHours | null;
  readonly position: number;
  /** Where in the file its permissions stand. */
  readonly columns: Readonly<Record<'allowed' | 'voicemail' | 'safeHours', readonly string[]>>;
}

export interface ImportedContact {
  readonly name: string;
  readonly relationship: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: string | null;
  readonly scope: ConsentScope;
  readonly signedOn: Day | null;
  readonly expiresOn: Day | null;
  readonly doNotUseIf: string;
  readonly canGoInPerson: boolean;
  readonly barred: 'custody' | 'protective-order' | 'client-said-never' | null;
  /** Where in the file the consent stands. */
  readonly columns: Readonly<Record<'scope' | 'signedOn' | 'expiresOn', string>>;
}

export type RowRead =
  | { readonly ok: true; readonly client: ImportedClient }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** `cell` gives the text of a column, empty when there is none. */
export function readClientRow(cell: (column: string) => string, defaults: ImportDefaults): RowRead {
  const cells = new Cells(cell);
  const country = cells.read(
    'country',
    checked(isCountry, 'Is not a country code', 'write two capital letters such as US'),
  );
  const phoneCountry = country ?? defaults.defaultCountry;
  const client: ImportedClient = {
    reference: cells.text('reference'),
    preferredName: cells.needed('preferred_name', 'A client needs a name to be called by'),
    legalName: cells.text('legal_name'),
    pronouns: cells.text('pronouns'),
    bornOn: cells.read('born_on', readDay),
    timeZone: cells.read(
      'time_zone',
      checked(isZone, 'Is not a time zone of the IANA list', 'write one such as America/New_York'),
    ),
    language: cells.read(
      'language',
      checked(isLanguage, 'Is not a language code', 'write one such as en or es'),
    ),
    country,
    clinician: cells.text('clinician'),
    backup: cells.text('backup'),
    partTwo: cells.read('part_two', readYesNo),
    consentBasis: cells.read('consent_basis', oneOf(['own', 'guardian', 'both'])),
    confidentialRequest: cells.text('confidential_request'),
    channels: readChannels(cells, phoneCountry),
    contacts: ['contact', 'contact_2'].flatMap((prefix) => readContact(cells, prefix, phoneCountry)),
    tier: readTier(cells),
    safetyPlan: readPlan(cells),
    agreement: readAgreement(cells),
    location: readLocation(cells),
  };
  return cells.problems.length === 0 ? { ok: true, client } : { ok: false, problems: cells.problems };
}

/** Collects everything that is wrong with a row, so that it can be corrected in one go. */
class Cells {
  readonly problems: FieldProblem[] = [];
  readonly #cell: (column: string) => string;

  constructor(cell: (column: string) => string) {
    this.#cell = cell;
  }

  text(column: string): string | null {
    return this.#cell(column).trim() || null;
  }

  read<Value>(column: string, reader: (text: string) => Read<Value>): Value | null {
    const text = this.text(column);
    if (text === null) return null;
    const result = reader(text);
    if (result.ok) return result.value;
    this.refuse(column, result.reason, result.wayOut);
    return null;
  }

  needed(column: string, reason: string): string {
    const text = this.text(column);
    if (text === null) this.refuse(column, reason, 'fill in this cell');
    return text ?? '';
  }

  /** A day without which something else in the row means nothing. */
  neededDay(column: string, reason: string): Day | null {
    if (this.text(column) === null) this.refuse(column, reason, 'fill in this cell');
    return this.read(column, readDay);
  }

  refuse(field: string, reason: string, wayOut: string): void {
    this.problems.push({ field, reason, wayOut });
  }
}

function readChannels(cells: Cells, country: string): ImportedChannel[] {
  const safeHours = readSafeHours(cells);
  const mobile = cells.read('mobile', (text) => readPhone(text, country));
  const phone = cells.read('phone', (text) => readPhone(text, country));
  const email = cells.read('email', readEmail);
  const verifiedOn = cells.read('mobile_verified_on', readDay);
  const allowed = {
    text: cells.read('mobile_text', readYesNo),
    call: cells.read('mobile_call', readYesNo),
    phone: cells.read('phone_call', readYesNo),
    email: cells.read('email_allowed', readYesNo),
  };
  const mobileVoicemail = cells.read('mobile_voicemail', readYesNo);
  const phoneVoicemail = cells.read('phone_voicemail', readYesNo);
  const phoneNever = cells.read('phone_never', readYesNo) ?? false;
  const first = cells.read('first_by', oneOf(['sms', 'voice', 'email']));

  const channels: Omit<ImportedChannel, 'position'>[] = [];
  const rest = { safeHours, voicemailAllowed: null, neverContact: false, verifiedOn: null };
  if (mobile) {
    const both = { ...rest, address: mobile, label: 'mobile', verifiedOn };
    channels.push({ ...both, kind: 'sms', allowed: allowed.text, columns: columnsOf('mobile_text') });
    const columns = columnsOf('mobile_call', 'mobile_voicemail');
    channels.push({
      ...both,
      kind: 'voice',
      allowed: allowed.call,
      voicemailAllowed: mobileVoicemail,
      columns,
    });
  }
  if (phone && phone !== mobile) {
    const label = cells.text('phone_label') ?? 'phone';
    channels.push({
      ...rest,
      kind: 'voice',
      address: phone,
      label,
      allowed: allowed.phone,
      voicemailAllowed: phoneVoicemail,
      neverContact: phoneNever,
      columns: columnsOf('phone_call', 'phone_voicemail'),
    });
  }
  if (email)
    channels.push({
      ...rest,
      kind: 'email',
      address: email,
      label: 'email',
      allowed: allowed.email,
      columns: columnsOf('email_allowed'),
    });
  const ordered = [
    ...channels.filter(({ kind }) => kind === first),
    ...channels.filter(({ kind }) => kind !== first),
  ];
  return ordered.map((channel, position) => Object.assign(channel, { position }));
}

const columnsOf = (allowed: string, voicemail?: string): ImportedChannel['columns'] => ({
  allowed: [allowed],
  voicemail: voicemail ? [voicemail] : [],
  safeHours: ['safe_from', 'safe_to'],
});

function readSafeHours(cells: Cells): SafeHours | null {
  const from = cells.read('safe_from', readTime);
  const to = cells.read('safe_to', readTime);
  if (from === null && to === null) return null;
  const hours = { from: from ?? '08:00', to: to ?? '21:00', weekdays: [1, 2, 3, 4, 5, 6, 7] };
  if (hours.from >= hours.to) {
    cells.refuse('safe_to', 'Is not later than safe_from', 'write the earlier time into safe_from');
    return null;
  }
  return hours;
}

function readContact(cells: Cells, prefix: string, country: string): ImportedContact[] {
  const column = (name: string) => `${prefix}_${name}`;
  const name = cells.text(column('name'));
  const phone = cells.read(column('phone'), (text) => readPhone(text, country));
  const email = cells.read(column('email'), readEmail);
  const scope = cells.read(
    column('scope'),
    oneOf(['none', 'only-ask-to-check', 'share-missed-session', 'share-concern']),
  );
  if (name === null) {
    if (phone || email || scope)
      cells.refuse(column('name'), 'Is empty, but other cells describe this person', 'fill in the name');
    return [];
  }
  const signedOn = cells.read(column('signed_on'), readDay);
  const expiresOn = cells.read(column('expires_on'), readDay);
  if (scope && scope !== 'none' && !signedOn) {
    cells.refuse(
      column('signed_on'),
      'Is missing, and a consent without a signature is none',
      'enter the day, or set the scope to none',
    );
  }
  if (signedOn && expiresOn && expiresOn < signedOn) {
    cells.refuse(column('expires_on'), 'Lies before the day of signing', 'correct one of them');
  }
  return [
    {
      name,
      relationship: cells.text(column('relationship')) ?? '',
      phone,
      email,
      language: cells.read(
        column('language'),
        checked(isLanguage, 'Is not a language code', 'write one such as en or es'),
      ),
      scope: scope ?? 'none',
      signedOn,
      expiresOn,
      doNotUseIf: cells.text(column('do_not_use_if')) ?? '',
      canGoInPerson: cells.read(column('can_go'), readYesNo) ?? false,
      barred: cells.read(column('barred'), oneOf(['custody', 'protective-order', 'client-said-never'])),
      columns: { scope: column('scope'), signedOn: column('signed_on'), expiresOn: column('expires_on') },
    },
  ];
}

function readTier(cells: Cells): ImportedClient['tier'] {
  const tier = cells.read('tier', oneOf(['routine', 'elevated', 'high']));
  const reviewBy = cells.read('tier_review_by', readDay);
  if (tier === null) return null;
  const reasons = cells.needed('tier_reasons', 'A tier is a judgement and needs its reasons');
  const judgedOn = cells.neededDay('tier_judged_on', 'A tier is a judgement and needs its day');
  if (judgedOn === null) return null;
  if (reviewBy && reviewBy < judgedOn) {
    cells.refuse('tier_review_by', 'Lies before the judgement itself', 'choose a later day');
  }
  return { tier, reasons, judgedOn, reviewBy };
}

function readPlan(cells: Cells): ImportedClient['safetyPlan'] {
  const reviewedOn = cells.read('safety_plan_reviewed_on', readDay);
  const keptElsewhere = cells.text('safety_plan_kept');
  if (keptElsewhere && !reviewedOn) {
    cells.neededDay(
      'safety_plan_reviewed_on',
      'Is missing, so nobody can tell whether the plan is still true',
    );
  }
  return reviewedOn && { reviewedOn, keptElsewhere: keptElsewhere ?? 'in the practice’s other records' };
}

function readAgreement(cells: Cells): ImportedClient['agreement'] {
  const signedOn = cells.read('agreement_signed_on', readDay);
  const how = cells.text('agreement_how');
  if (how && !signedOn)
    cells.neededDay('agreement_signed_on', 'Is missing, and an agreement counts once it is signed');
  const first = cells.text('first_by');
  const channelOrder = (['sms', 'voice', 'email'] as const).filter((kind) => kind === first);
  return signedOn && { signedOn, howToReachMe: how ?? '', channelOrder };
}

function readLocation(cells: Cells): ImportedClient['location'] {
  const address = cells.text('location');
  const accessNotes = cells.text('location_access') ?? '';
  if (accessNotes && !address)
    cells.refuse('location', 'Is empty, but there is a note about it', 'fill in the address');
  return address === null ? null : { address, accessNotes };
}

function readYesNo(text: string): Read<boolean> {
  if (/^(yes|y|true|1|x|sí|si|oui|ja)$/i.test(text)) return read(true);
  if (/^(no|n|false|0|non|nein)$/i.test(text)) return read(false);
  return unread('Is neither yes nor no', 'write yes or no');
}

function readTime(text: string): Read<string> {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  const padded = match ? `${match[1]?.padStart(2, '0')}:${match[2]}` : '';
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(padded)
    ? read(padded)
    : unread('Is not a time of day', 'write it like 09:00');
}

function oneOf<const Word extends string>(words: readonly Word[]): (text: string) => Read<Word> {
  return (text) => {
    const word = words.find((one) => one === text.toLowerCase().replace(/[\s_]+/g, '-'));
    return word
      ? read(word)
      : unread('Is not one of the words that are known here', `write ${words.join(', ')}`);
  };
}

function checked(
  test: (text: string) => boolean,
  reason: string,
  wayOut: string,
): (text: string) => Read<string> {
  return (text) => (test(text) ? read(text) : unread(reason, wayOut));
}
