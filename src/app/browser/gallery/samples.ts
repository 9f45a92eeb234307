/** Who and what the gallery shows: invented, and asked of nobody. */
import { Refused } from '#ui/call-server.ts';
import type { LiveState } from '#ui/live.ts';
import type { Me } from '#ui/me.ts';
import type { CarrierNow, SendingNow } from '#ui/sending-notice.tsx';
import type { Asked } from '#ui/states.tsx';

export const doNothing = () => {};

export const ada: Me = {
  staff: { id: 'ada', name: 'Dr Ada Okafor', email: 'ada@riverside.example', role: 'owner' },
  practice: {
    id: 'riverside',
    name: 'Riverside Practice',
    timeZone: 'America/New_York',
    country: 'US',
    isExample: false,
  },
  signIn: { startedAt: '2026-03-03T08:00:00Z', endsAt: '2026-03-03T20:00:00Z' },
};

export const live: LiveState = { kind: 'live' };
export const notLive: LiveState = { kind: 'away', since: new Date('2026-03-03T14:02:00') };

const down = (of: Pick<CarrierNow, 'medium' | 'since' | 'why'>): CarrierNow => ({
  ...of,
  name: of.medium,
  state: 'down',
  share: 0,
});
export const downToClients = [
  down({ medium: 'sms', since: '2026-03-03T14:15:00', why: 'credentials' }),
  down({ medium: 'email', since: '2026-03-03T14:20:00', why: 'unreachable' }),
];
const downToStaff = [
  down({ medium: 'voice', since: '2026-03-03T14:20:00', why: null }),
  down({ medium: 'push', since: null, why: null }),
];
/** Everything of which there is a word at once. */
export const nothingGetsThrough: SendingNow = {
  carriers: [...downToClients, ...downToStaff],
  mailbox: {
    since: '2026-03-03T13:40:00',
    trouble: 'The mailbox does not accept our user name and password.',
  },
  canary: { since: '2026-03-03T14:05:00', words: 'no case was opened' },
};

const away = new Refused(0, 'server-away', 'Kept cannot be reached at the moment. Nothing was lost.', []);
const notAllowed = new Refused(
  403,
  'role-not-allowed',
  'Your role does not allow this. It takes one of: owner, clinician. An owner can change roles.',
  [],
);
const asked: Asked<string> = { data: undefined, error: null, refetch: async () => {} };

/** What may come of asking. */
export const answers = {
  onItsWay: asked,
  refused: { ...asked, error: notAllowed },
  inTrouble: { ...asked, error: away },
  asItWas: { ...asked, data: 'What was known before stays.', error: away },
} satisfies Readonly<Record<string, Asked<string>>>;
