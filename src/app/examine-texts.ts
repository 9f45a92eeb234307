/** Whether texts can leave, and where answers come in. */
import { inboundQuery } from '#adapters/gateway-ear.ts';
import { inboundAddress } from '#adapters/text-addresses.ts';
import type { Config } from './config.ts';
import type { Finding } from './finding.ts';
import { findSecret } from './load-config.ts';

const subject = 'texts';

export async function examineTexts(config: Config): Promise<readonly Finding[]> {
  const { secondTexts } = config;
  const found = await examineProvider(config);
  return secondTexts === null
    ? found
    : [...found, ...(await examineProvider({ ...config, texts: secondTexts }))];
}

async function examineProvider(config: Config): Promise<readonly Finding[]> {
  const { texts, publicAddress } = config;
  if (texts === null) {
    const words =
      'No provider is set up: where a protocol would text, Kept mails or asks a person. KEPT_TWILIO_ACCOUNT or KEPT_SMS_GATEWAY changes that.';
    return [{ subject, verdict: 'note', words }];
  }
  const address = inboundAddress(publicAddress);
  if (texts.provider === 'gateway') {
    const own = `${address}?${inboundQuery(await findSecret(config))}`;
    const words = `Texts go to a gateway, which cannot be tried without sending one: an owner does that in the settings. In Kannel's sms-service write max-messages = 0 and get-url = "${own}"`;
    return [{ subject, verdict: 'note', words }];
  }
  const { checkTwilio } = await import('#adapters/twilio-check.ts');
  const { ok, words } = await checkTwilio(texts);
  return [{ subject, verdict: ok ? 'well' : 'wrong', words }, answers(publicAddress, address)];
}

function answers(publicAddress: string, address: string): Finding {
  if (publicAddress.startsWith('https:')) {
    const words = `Let the number call ${address} by POST when a message comes in; otherwise nobody hears answers.`;
    return { subject, verdict: 'note', words };
  }
  const words =
    'Texts leave, but neither answers nor delivery reports come in: Twilio reaches only an address with https. Set KEPT_PUBLIC_ADDRESS.';
  return { subject, verdict: 'wrong', words };
}
