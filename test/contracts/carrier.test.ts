import { expect } from 'vitest';
import { openGatewayCarrier } from '#adapters/gateway.ts';
import { pretendCarrier } from '#adapters/pretend-carrier.ts';
import { openSmtpCarrier } from '#adapters/smtp.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { openTwilioCarrier } from '#adapters/twilio.ts';
import { openTwilioVoice } from '#adapters/twilio-voice.ts';
import { vapidKeysOf } from '#adapters/vapid-keys.ts';
import type { Log, Medium } from '#engine/ports.ts';
import { testSecret } from '#test/cluster.ts';
import { openGatewayServer } from '#test/gateway-server.ts';
import { openMailbox } from '#test/mailbox.ts';
import { carriesPushes, openPushService } from '#test/push-service.ts';
import { openTwilioServer, twilioAccount } from '#test/twilio-server.ts';
import { type CarrierWorld, carrierContract } from './carrier.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

carrierContract('a pretend phone', { canBeAsked: true, hasNames: true }, async () =>
  pretendWorld('sms', '+447700900101', '+447700900102'),
);
carrierContract('a pretend mailbox', { canBeAsked: true, hasNames: true }, async () =>
  pretendWorld('email', 'ana@example.org', 'ben@example.org'),
);
carrierContract('texts over Twilio', { canBeAsked: true, hasNames: false }, twilioWorld);
carrierContract('calls over Twilio', { canBeAsked: false, hasNames: false }, voiceWorld);
for (const method of ['get', 'post'] as const) {
  const nature = { canBeAsked: false, hasNames: false };
  carrierContract(`texts over a gateway, by ${method}`, nature, () => gatewayWorld(method));
}
carrierContract('mail over SMTP', { canBeAsked: false, hasNames: true }, smtpWorld);
carrierContract('pushes over a push service', { canBeAsked: false, hasNames: false }, pushWorld);

function pretendWorld(medium: Medium, ana: string, ben: string): CarrierWorld {
  const carrier = pretendCarrier(medium);
  return {
    carrier,
    ana,
    ben,
    notAnAddress: 'nobody',
    arrived: async (to) => carrier.inbox(to),
    willRefuse: (to, how) =>
      carrier.meets(to, {
        kind: 'failed',
        permanent: how === 'for-good',
        code: 'pretend',
        reason: 'This address refuses.',
      }),
    willBreakTheLine: (to, when) => carrier.meets(to, { kind: `line-breaks-${when}` }),
    close: async () => undefined,
  };
}

async function smtpWorld(): Promise<CarrierWorld> {
  const mailbox = await openMailbox();
  const carrier = openSmtpCarrier({
    url: mailbox.url,
    fromAddress: 'hello@practice.example.com',
    fromName: 'Riverside',
    secret: testSecret,
    log: silent,
  });
  const replies = {
    'for-good': '550 5.1.1 No such user here',
    'for-now': '450 4.7.1 Greylisted, please wait',
  };
  return {
    carrier,
    ana: 'ana@example.org',
    ben: 'ben@example.org',
    notAnAddress: 'nobody',
    arrived: async (to) => mailbox.forAddress(to),
    willRefuse: (to, how) => mailbox.misbehave({ at: 'recipient', to, does: { reply: replies[how] } }),
    willBreakTheLine: (to, when) =>
      mailbox.misbehave({ at: 'data', to, does: when === 'after-arrival' ? 'drop-after-keeping' : 'drop' }),
    close: async () => {
      carrier.close();
      await mailbox.close();
    },
  };
}

async function twilioWorld(): Promise<CarrierWorld> {
  const server = await openTwilioServer();
  const carrier = openTwilioCarrier({
    ...twilioAccount,
    origin: server.origin,
    publicAddress: 'https://kept.example.org',
    log: silent,
    clock: systemClock,
  });
  const refusals = { 'for-good': { status: 400, code: 21614 }, 'for-now': { status: 429, code: 20429 } };
  return {
    carrier,
    ana: '+447700900101',
    ben: '+447700900102',
    notAnAddress: 'nobody',
    arrived: async (to) =>
      server.texts.filter((text) => text.to === to).map(({ text }) => ({ fromName: '', subject: '', text })),
    willRefuse: (to, how) => server.meets(to, refusals[how]),
    willBreakTheLine: (to, when) =>
      server.meets(to, when === 'after-arrival' ? 'drop-after-keeping' : 'drop'),
    close: async () => {
      expect(server.malformed).toEqual([]);
      await server.close();
    },
  };
}

/** What is heard at the other end: the first words, and the address behind the key. */
function heardIn(twiml: string): string {
  const plain = (text = '') =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const words = plain(/<Say[^>]*>([^<]*)<\/Say>/.exec(twiml)?.[1]);
  const link = plain(/action="([^"]*)\/key"/.exec(twiml)?.[1]);
  return link ? `${words} ${link}` : words;
}

async function voiceWorld(): Promise<CarrierWorld> {
  const server = await openTwilioServer();
  const carrier = openTwilioVoice({
    ...twilioAccount,
    origin: server.origin,
    publicAddress: 'https://kept.example.org',
    log: silent,
    clock: systemClock,
  });
  return {
    carrier,
    ana: '+447700900101',
    ben: '+447700900102',
    notAnAddress: 'nobody',
    arrived: async (to) =>
      server.calls
        .filter((call) => call.to === to)
        .map(({ twiml }) => ({ fromName: '', subject: '', text: heardIn(twiml) })),
    willRefuse: (to, how) =>
      server.meets(to, how === 'for-good' ? { status: 400, code: 21211 } : { status: 503 }),
    willBreakTheLine: (to, when) =>
      server.meets(to, when === 'after-arrival' ? 'drop-after-keeping' : 'drop'),
    close: async () => {
      expect(server.malformed).toEqual([]);
      await server.close();
    },
  };
}

async function gatewayWorld(method: 'get' | 'post'): Promise<CarrierWorld> {
  const server = await openGatewayServer();
  const carrier = openGatewayCarrier({
    url: `${server.url}?method=${method}`,
    from: '+14155550100',
    publicAddress: 'https://kept.example.org',
    secret: testSecret,
    log: silent,
    clock: systemClock,
  });
  return {
    carrier,
    ana: '+447700900101',
    ben: '+447700900102',
    notAnAddress: 'nobody',
    arrived: async (to) =>
      server.texts.filter((text) => text.to === to).map(({ text }) => ({ fromName: '', subject: '', text })),
    willRefuse: (to, how) => server.meets(to, how === 'for-good' ? 400 : 503),
    willBreakTheLine: (to, when) =>
      server.meets(to, when === 'after-arrival' ? 'drop-after-keeping' : 'drop'),
    close: async () => {
      expect(server.malformed).toEqual([]);
      await server.close();
    },
  };
}

async function pushWorld(): Promise<CarrierWorld> {
  const service = await openPushService();
  const carrier = carriesPushes();
  const { publicKey } = vapidKeysOf(testSecret);
  return {
    carrier,
    ana: service.subscribes(publicKey),
    ben: service.subscribes(publicKey),
    notAnAddress: 'nobody',
    arrived: async (to) =>
      service.pushes
        .filter((push) => push.to === to)
        .map(({ content }) => ({ fromName: '', subject: '', text: content.words })),
    willRefuse: (to, how) => service.meets(to, { status: how === 'for-good' ? 400 : 503 }),
    willBreakTheLine: (to, when) =>
      service.meets(to, when === 'after-arrival' ? 'drop-after-keeping' : 'drop'),
    close: async () => {
      expect(service.malformed).toEqual([]);
      await service.close();
    },
  };
}
