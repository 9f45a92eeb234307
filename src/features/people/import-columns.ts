/** The columns of a clients file: one list that the reader, the template file and the documentation share. */
export interface Column {
  readonly name: string;
  readonly meaning: string;
  readonly example: string;
}

const yesNo = 'yes or no; empty means no';
const contact = (number: 1 | 2): Column[] => {
  const prefix = number === 1 ? 'contact' : 'contact_2';
  return [
    { name: `${prefix}_name`, meaning: 'Emergency contact', example: 'Mia Reyes' },
    { name: `${prefix}_relationship`, meaning: 'What they are to the client', example: 'sister' },
    { name: `${prefix}_phone`, meaning: 'Their phone', example: '+1 917 555 0143' },
    { name: `${prefix}_email`, meaning: 'Their email address', example: 'mia@example.com' },
    { name: `${prefix}_language`, meaning: 'Their language; empty means the client’s', example: 'en' },
    {
      name: `${prefix}_scope`,
      meaning:
        'What may be said: none, only-ask-to-check, share-missed-session or share-concern; empty means none',
      example: 'only-ask-to-check',
    },
    { name: `${prefix}_signed_on`, meaning: 'Day on which the client signed this', example: '2026-09-02' },
    { name: `${prefix}_expires_on`, meaning: 'Day after which it no longer holds', example: '2027-09-02' },
    {
      name: `${prefix}_do_not_use_if`,
      meaning: 'When not to call, in the client’s words',
      example: 'she is at work',
    },
    { name: `${prefix}_can_go`, meaning: `Can go there in person: ${yesNo}`, example: 'yes' },
    {
      name: `${prefix}_barred`,
      meaning: 'Never to be chosen: custody, protective-order or client-said-never',
      example: '',
    },
  ];
};

export const columns: readonly Column[] = [
  {
    name: 'reference',
    meaning: 'What your other system calls this client; later imports match by it',
    example: 'A-1041',
  },
  { name: 'preferred_name', meaning: 'The name to use; needed', example: 'Ana Reyes' },
  { name: 'legal_name', meaning: 'The name on papers, when it differs', example: 'Ana María Reyes' },
  { name: 'pronouns', meaning: 'Pronouns', example: 'she/her' },
  { name: 'born_on', meaning: 'Day of birth, year-month-day', example: '1991-04-17' },
  { name: 'time_zone', meaning: 'IANA name; empty means the practice’s', example: 'America/New_York' },
  { name: 'language', meaning: 'Language code; empty means en', example: 'en' },
  { name: 'country', meaning: 'Two letters; empty means the practice’s', example: 'US' },
  {
    name: 'clinician',
    meaning: 'Email address or name of the clinician; empty means whoever imports',
    example: 'ada@riverside.example',
  },
  { name: 'backup', meaning: 'Email address or name of the backup', example: 'lena@riverside.example' },
  { name: 'part_two', meaning: `In a programme under 42 CFR Part 2: ${yesNo}`, example: 'no' },
  { name: 'consent_basis', meaning: 'own, guardian or both; empty means own', example: 'own' },
  {
    name: 'confidential_request',
    meaning: 'How to reach the client or how not to, in their words',
    example: 'Text first',
  },
  { name: 'mobile', meaning: 'Mobile number', example: '+1 917 555 0142' },
  { name: 'mobile_text', meaning: `May be texted: ${yesNo}`, example: 'yes' },
  { name: 'mobile_call', meaning: `May be called: ${yesNo}`, example: 'yes' },
  { name: 'mobile_voicemail', meaning: `Voicemail allowed: ${yesNo}`, example: 'yes' },
  { name: 'mobile_verified_on', meaning: 'Day on which the number was last checked', example: '2026-09-02' },
  { name: 'phone', meaning: 'Another phone, for calls', example: '+1 212 555 0187' },
  { name: 'phone_label', meaning: 'What it is', example: 'work' },
  { name: 'phone_call', meaning: `May be called: ${yesNo}`, example: 'no' },
  { name: 'phone_voicemail', meaning: `Voicemail allowed: ${yesNo}`, example: 'no' },
  { name: 'phone_never', meaning: `Never to be used: ${yesNo}`, example: 'yes' },
  { name: 'email', meaning: 'Email address', example: 'ana@example.com' },
  { name: 'email_allowed', meaning: `May be written to: ${yesNo}`, example: 'yes' },
  { name: 'first_by', meaning: 'What to try first: sms, voice or email', example: 'sms' },
  {
    name: 'safe_from',
    meaning: 'Earliest time of day to be contacted; empty means the practice’s',
    example: '09:00',
  },
  { name: 'safe_to', meaning: 'Latest time of day', example: '20:00' },
  { name: 'tier', meaning: 'routine, elevated or high, as a clinician judged', example: 'elevated' },
  { name: 'tier_reasons', meaning: 'Their reasons; needed with a tier', example: 'Recent loss, lives alone' },
  { name: 'tier_judged_on', meaning: 'Day of the judgement; needed with a tier', example: '2026-11-03' },
  { name: 'tier_review_by', meaning: 'Day by which to judge again', example: '2027-02-03' },
  {
    name: 'safety_plan_reviewed_on',
    meaning: 'Day on which the safety plan in your records was last reviewed',
    example: '2026-09-02',
  },
  { name: 'safety_plan_kept', meaning: 'Where that plan is', example: 'paper record' },
  {
    name: 'agreement_signed_on',
    meaning: 'Day on which the missed-session agreement was signed on paper',
    example: '2026-09-02',
  },
  {
    name: 'agreement_how',
    meaning: 'What it says, in the client’s words',
    example: 'Text first. Do not call work.',
  },
  {
    name: 'location',
    meaning: 'Where the client usually is, as an address',
    example: '12 Example Street, Springfield',
  },
  {
    name: 'location_access',
    meaning: 'What somebody who goes there has to know',
    example: 'Bell 3, friendly dog',
  },
  ...contact(1),
  ...contact(2),
];

const known = new Map(columns.map((column) => [plain(column.name), column.name]));

/** "Preferred Name", "preferred-name" and "PREFERRED_NAME" are one column. */
export function columnNamed(heading: string): string | null {
  return known.get(plain(heading)) ?? null;
}

function plain(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]/g, '');
}
