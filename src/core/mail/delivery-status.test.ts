import { expect, test } from 'vitest';
import { judgeMail, readStatus } from './delivery-status.ts';

// Lines as the servers named on the right really write them, addresses replaced.
test.each([
  ['550 5.1.1 <a@example.org>: Recipient address rejected: User unknown', true, /does not exist/], // Postfix
  ['550-5.1.1 The email account that you tried to reach does not exist.', true, /does not exist/], // Gmail
  ['550 No such user here', true, /refuses this address/], // Exim
  ['552-5.2.2 The recipient inbox is out of storage space', false, /full/], // Gmail
  ['452-4.2.2 The recipient inbox is out of storage space', false, /full/],
  ['552 Mailbox full', false, /full/],
  ['450 4.7.1 <a@example.org>: Recipient address rejected: Greylisted', false, /come back/], // Postgrey
  ['451 4.7.0 Temporary server error. Please try again later. PRX4', false, /come back/], // Exchange
  ['421 4.7.28 Our system has detected an unusual rate of mail', false, /come back/],
  ['550 5.7.1 Message rejected as spam', true, /refuses mail from us/],
  ['550-5.7.26 This mail has been blocked because the sender is unauthenticated.', true, /SPF, DKIM/],
  ['535 5.7.8 Error: authentication failed', false, /user name and password/],
  ['534-5.7.9 Application-specific password required.', false, /signing in/],
  ['530 5.7.0 Must issue a STARTTLS command first', false, /encrypt/],
  ['550 5.4.1 Recipient address rejected: Access denied.', true, /does not answer, or refuses/], // Exchange Online
  ['554 5.7.1 Service unavailable; Client host blocked', true, /refuses mail from us/],
  ['556 5.1.10 Domain does not accept mail (null MX)', true, /takes no mail/],
  ['503 Bad sequence of commands', false, /lost track/],
  ['450 try later', false, /later/],
  ['599 what', true, /refuses the message/],
])('%s', (line, permanent, reason) => {
  const verdict = judgeMail(readStatus(line));
  expect(verdict.permanent).toBe(permanent);
  expect(verdict.reason).toMatch(reason);
  expect(verdict.code).toMatch(/^[45]\d\d( [45]\.\d+\.\d+)?$/);
});

test('a line without any code is passing, since nothing says that it is final', () => {
  expect(judgeMail(readStatus('connection lost'))).toMatchObject({ permanent: false, code: 'no-code' });
});

test('a version number or an address of a machine is not taken for a status', () => {
  expect(readStatus('Postfix 3.5.25 said hello').enhanced).toBeNull();
  expect(readStatus('550 rejected by 5.1.1.7').enhanced).toBeNull();
});

test('the enhanced code beats the basic one', () => {
  expect(judgeMail({ basic: 450, enhanced: '5.1.1' })).toMatchObject({ permanent: true, code: '450 5.1.1' });
});
