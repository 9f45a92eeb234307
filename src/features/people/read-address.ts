/** Phone numbers and email addresses, read into the one form in which they can be compared and used. */
import { isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type Read, read, unread } from './read-fields.ts';

/**
 * Reads a number as people write it, in the client's country unless it begins with +. The reserved numbers of
 * films and examples count as numbers: practices train with them.
 */
export function readPhone(text: string, country: string): Read<string> {
  const tidy = text.trim().replace(/^00(?=[1-9])/, '+');
  const number = parsePhoneNumberFromString(tidy, {
    ...(isSupportedCountry(country) ? { defaultCountry: country } : {}),
    extract: false,
  });
  if (!number) {
    return unread('Is not a phone number', 'write digits with the country code, like +1 917 555 0142');
  }
  if (number.ext) {
    return unread(
      'Has an extension, which cannot be dialled or texted by itself',
      'enter the number alone and put the extension into the label',
    );
  }
  if (!number.isPossible()) {
    return unread(
      'Is too short or too long for its country',
      'add the area code, or the country code with +',
    );
  }
  if (!number.isValid() && !isReserved(number)) {
    return unread('Does not exist in its country', 'check the digits, or add the country code with +');
  }
  return read(number.number);
}

/** Ofcom keeps 07700 900000 to 900999 for drama; the library's lists leave them out. */
function isReserved(number: PhoneNumber): boolean {
  return /^\+447700900\d{3}$/.test(number.number);
}

/**
 * Reads an email address. Only the shape is judged here: whether it exists, only sending can tell. The part
 * before the @ keeps its case, since its owner alone knows whether that matters.
 */
export function readEmail(text: string): Read<string> {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const mailbox = trimmed.slice(0, at);
  const domain = trimmed.slice(at + 1).toLowerCase();
  if (at < 1 || mailbox.length > 64 || trimmed.length > 254) {
    return unread('Is not an email address', 'write it like ana@example.org');
  }
  if (!/^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(mailbox) || /^\.|\.$|\.\./.test(mailbox)) {
    return unread(
      'Has something before the @ that no mail server accepts',
      'check for spaces, commas and double dots',
    );
  }
  const label = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((part) => label.test(part)) || /^\d+$/.test(labels.at(-1) ?? '')) {
    return unread('Has no proper domain after the @', 'check what stands after the @, like example.org');
  }
  return read(`${mailbox}@${domain}`);
}

export function readAddress(kind: 'sms' | 'voice' | 'email', text: string, country: string): Read<string> {
  return kind === 'email' ? readEmail(text) : readPhone(text, country);
}
