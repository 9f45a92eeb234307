import { openGatewayCarrier } from '#adapters/gateway.ts';
import { openSmtpCarrier } from '#adapters/smtp.ts';
import type { Carrier, Clock, Log, Medium } from '#engine/ports.ts';
import type { Config } from './config.ts';
import type { TextSettings } from './config-texts.ts';
import type { World } from './program.ts';

/** Whatever the settings name that can carry messages: of each medium the first one, and who takes over from it. */
export async function openCarriers(
  { mail, secondMailUrl, texts, secondTexts, publicAddress }: Config,
  world: { readonly log: Log; readonly secret: string; readonly clock: Clock },
  opened: AsyncDisposableStack,
): Promise<Pick<World, 'carriers' | 'seconds'>> {
  const carriers = new Map<Medium, Carrier>();
  const seconds = new Map<Medium, Carrier>();
  const openMail = (url: string, { fromAddress, fromName, ownReplyAddress }: NonNullable<Config['mail']>) =>
    opened.adopt(openSmtpCarrier({ url, fromAddress, fromName, ownReplyAddress, ...world }), (carrier) =>
      carrier.close(),
    );
  if (mail !== null) {
    carriers.set('email', openMail(mail.url, mail));
    if (secondMailUrl !== null) seconds.set('email', openMail(secondMailUrl, mail));
  }
  if (texts !== null) carriers.set('sms', await openTexts(texts, { publicAddress, ...world }));
  if (secondTexts !== null) seconds.set('sms', await openTexts(secondTexts, { publicAddress, ...world }));
  const caller = [texts, secondTexts].find((one) => canCall(one, publicAddress));
  if (canCall(caller, publicAddress)) {
    const { openTwilioVoice } = await import('#adapters/twilio-voice.ts');
    carriers.set('voice', openTwilioVoice({ ...caller, publicAddress, ...world }));
  }
  if (canPush(publicAddress)) {
    // Thirteen megabytes that nobody has to carry whose browsers take no pushes.
    const { openWebPush } = await import('#adapters/web-push.ts');
    carriers.set('push', openWebPush({ contact: contactOf(mail, publicAddress), ...world }));
  }
  return { carriers, seconds };
}

/** Browsers let themselves be reached by what they trust, as they do what is on their own machine. */
function canPush(publicAddress: string): boolean {
  const { protocol, hostname } = new URL(publicAddress);
  return protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Push services want to know whom to write to, and believe no address without encryption. */
function contactOf(mail: Config['mail'], publicAddress: string): string {
  if (mail !== null) return `mailto:${mail.fromAddress}`;
  return publicAddress.startsWith('https:') ? publicAddress : 'mailto:kept@localhost';
}

/** A call comes from a number, and the key that is pressed has to find its way back. */
function canCall(
  texts: TextSettings | null | undefined,
  publicAddress: string,
): texts is Extract<TextSettings, { provider: 'twilio' }> {
  return texts?.provider === 'twilio' && texts.from.startsWith('+') && publicAddress.startsWith('https:');
}

async function openTexts(
  texts: TextSettings,
  world: {
    readonly publicAddress: string;
    readonly log: Log;
    readonly secret: string;
    readonly clock: Clock;
  },
): Promise<Carrier> {
  if (texts.provider === 'gateway') return openGatewayCarrier({ ...texts, ...world });
  // Forty megabytes that nobody else has to carry.
  const { openTwilioCarrier } = await import('#adapters/twilio.ts');
  return openTwilioCarrier({ ...texts, ...world });
}
