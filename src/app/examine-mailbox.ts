/** Whether answers by mail come in. */
import type { Config } from './config.ts';
import type { Finding } from './finding.ts';

const subject = 'answers';

export async function examineMailbox({ imapUrl, mail }: Config): Promise<readonly Finding[]> {
  if (imapUrl === null) {
    if (mail === null) return [];
    const words =
      'No mailbox is watched: answers to mails and bounces are heard only if something hands them in to /api/v1/inbound-mail. KEPT_IMAP_URL changes that.';
    return [{ subject, verdict: 'note', words }];
  }
  const { tryMailbox } = await import('#adapters/imap.ts');
  const { tellImapFailure } = await import('#adapters/imap-failure.ts');
  try {
    await tryMailbox(imapUrl);
    return [{ subject, verdict: 'well', words: 'The mailbox for answers can be opened.' }];
  } catch (error) {
    return [{ subject, verdict: 'wrong', words: tellImapFailure(error) }];
  }
}
