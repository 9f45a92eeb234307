/** What came into the mailbox that our mails are answered to. */
import PostalMime, { type Email } from 'postal-mime';

/** No report and no answer is longer; a pattern looking at more could keep the whole program busy. */
const longestText = 64 * 1024;
const longestLine = 1000;

/** Rejects with the parser's error when the bytes are nested or swollen beyond all reason. */
export async function readMail(bytes: Uint8Array): Promise<Email> {
  const mail = await PostalMime.parse(bytes, {
    forceRfc822Attachments: true,
    attachmentEncoding: 'utf8',
    maxNestingDepth: 20,
    maxHeadersSize: 256 * 1024,
  });
  return mail.text === undefined ? mail : { ...mail, text: bounded(mail.text) };
}

/** The beginning of a text, each line cut to what a person or a mail server writes. */
export function bounded(text: string): string {
  return text
    .slice(0, longestText)
    .split('\n')
    .map((line) => line.slice(0, longestLine))
    .join('\n');
}

/** The texts of the attached parts whose type fits. */
export function partsOf(mail: Email, type: RegExp): readonly string[] {
  return mail.attachments
    .filter(({ mimeType }) => type.test(mimeType))
    .map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content)))
    .map(bounded);
}

/**
 * A holiday reply, a receipt, a list: a machine wrote it, so it says nothing about how somebody is [RFC 3834]. Taken
 * for a person's words it could close a case; so the benefit of doubt goes to the machine only where it says so.
 */
export function isAutoReply(mail: Email): boolean {
  const header = (name: string) =>
    mail.headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase();
  const submitted = header('auto-submitted');
  return (
    (submitted !== undefined && !/^no\b/.test(submitted)) ||
    header('x-autoreply') !== undefined ||
    header('x-autorespond') !== undefined ||
    header('x-autoresponder') !== undefined ||
    /^(?:auto_reply|bulk|junk|list)$/.test(header('precedence') ?? '') ||
    partsOf(mail, /^message\/disposition-notification$/).length > 0 ||
    announces.test(mail.subject ?? '')
  );
}

const announces =
  /^(?:automatic reply|auto-?reply|out of (?:the )?office|autosvar|respuesta autom[aá]tica|fuera de la oficina|r[eé]ponse automatique|absence du bureau|automatische antwort|abwesenheitsnotiz|autom\. antwort)\b/i;
