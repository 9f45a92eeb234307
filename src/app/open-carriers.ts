import { openGatewayCarrier } from '#adapters/gateway.ts';
import { openSmtpCarrier } from '#adapters/smtp.ts';
import type { Carrier, Clock, Log, Medium } from '#engine/ports.ts';
import type { Config } from './config.ts';
import type { TextSettings } from './config-texts.ts';

/** Whatever the settings name that can carry messages. */
export async function openCarriers(
  { mail, texts, publicAddress }: Config,
  world: { readonly log: Log; readonly secret: string; readonly clock: Clock },
  opened: AsyncDisposableStack,
): Promise<ReadonlyMap<Medium, Carrier>> {
  const carriers = new Map<Medium, Carrier>();
  if (mail !== null) {
    const smtp = opened.adopt(openSmtpCarrier({ ...mail, ...world }), (carrier) => carrier.close());
    carriers.set('email', smtp);
  }
  if (texts !== null) carriers.set('sms', await openTexts(texts, { publicAddress, ...world }));
  if (canCall(texts, publicAddress)) {
    const { openTwilioVoice } = await import('#adapters/twilio-voice.ts');
    carriers.set('voice', openTwilioVoice({ ...texts, publicAddress, ...world }));
  }
  return carriers;
}

/** A call comes from a number, and the key that is pressed has to find its way back. */
function canCall(
  texts: TextSettings | null,
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
