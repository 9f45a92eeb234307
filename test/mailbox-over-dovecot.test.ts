/** Answers fetched from a real mailbox. Without the package `dovecot-imapd` there is nothing to try. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openImapMailbox, tryMailbox } from '#adapters/imap.ts';
import { tellImapFailure } from '#adapters/imap-failure.ts';
import { systemClock } from '#adapters/system-clock.ts';
import { mailReaders } from '#app/mail-readers.ts';
import { takeFetchedMail } from '#app/take-fetched-mail.ts';
import { type MailboxWatch, watchMailbox } from '#app/watch-mailbox.ts';
import type { MailTaker } from '#engine/ports.ts';
import { ben } from './cast.ts';
import { silentLog, testSecret } from './database.ts';
import { type Dovecot, hasDovecot, openDovecot } from './dovecot.ts';
import { type House, openHouse } from './house.ts';

const ours = '<0123456789abcdef@practice.example.org>';
const until = { timeout: 20_000 };

describe.skipIf(!hasDovecot)(
  'a real mailbox (skipped where it is not installed: apt-get install dovecot-imapd)',
  () => {
    let house: House;
    let dovecot: Dovecot;
    let take: MailTaker;
    let watching: MailboxWatch | null = null;
    const handed: string[] = [];

    beforeAll(async () => {
      house = await openHouse({ at: 'Tuesday 14:00', who: [ben] });
      dovecot = await openDovecot('an@swer');
      const { engine } = house.program;
      const real = takeFetchedMail(engine, mailReaders(house.program));
      take = async (bytes, at) => {
        const outcome = await real(bytes, at);
        handed.push(`${/^Message-ID: (.*?)\r?$/m.exec(Buffer.from(bytes).toString())?.[1]} ${outcome}`);
        return outcome;
      };
      await house.misses(ben);
      await sql`update message set provider_id = ${ours} where audience = 'client'`.execute(
        house.fresh.asOwner,
      );
    }, 60_000);
    afterAll(async () => {
      await watching?.close();
      await dovecot?.close();
      await house?.close();
    });

    function watch(taker: MailTaker = take): MailboxWatch {
      const { url } = dovecot;
      const world = { secret: testSecret, clock: systemClock, log: silentLog };
      const mailbox = openImapMailbox({ url, ...world });
      const hold = async () => ({ lost: new AbortController().signal, release: async () => {} });
      watching = watchMailbox({
        mailbox,
        take: taker,
        hold,
        tell: async () => {},
        ...world,
      });
      return watching;
    }

    const replies = async () => (await house.caseOf(ben)).replies.map(({ reading }) => reading);

    const answer = (name: string, text: string): string =>
      [
        `Message-ID: <${name}@mail.example.org>`,
        `In-Reply-To: ${ours}`,
        'Date: Tue, 3 Mar 2026 14:20:00 -0500',
        `From: Somebody <elsewhere@mail.example.org>`,
        'To: answers@practice.example.org',
        'Subject: Re: hello',
        'Content-Type: text/plain; charset=utf-8',
        '',
        text,
        '',
      ].join('\n');

    const newsletter =
      'Message-ID: <news@shop.example.org>\nDate: Tue, 3 Mar 2026 14:20:00 -0500\nFrom: Shop <news@shop.example.org>\nSubject: Sale\n\nBuy now\n';

    test('an answer is heard as it comes, and everything stays where it is, unread', async () => {
      watch();
      await dovecot.receives(newsletter);
      await dovecot.receives(answer('one', 'I want to die'));
      await expect.poll(replies, until).toEqual(['not-ok']);
      const mails = await dovecot.mails();
      expect(mails).toHaveLength(2);
      expect(mails.filter((name) => /:2,.*S/.test(name))).toEqual([]);
    });

    test('what was marked is not handed over again to another process', async () => {
      await expect
        .poll(async () => (await dovecot.mails()).filter((name) => /:2,[a-z]/.test(name)).length, until)
        .toBe(2);
      await watching?.close();
      handed.length = 0;
      watch();
      await dovecot.receives(answer('two', 'nobody there'));
      await expect.poll(() => handed.join(), until).toContain('two@');
      expect(handed.join()).not.toMatch(/one@|news@/);
    });

    test('a process that dies between taking and marking loses nothing and doubles nothing', async () => {
      await watching?.close();
      const before = (await replies()).length;
      const dying = watch(async (bytes, at) => {
        await take(bytes, at);
        throw new Error('the power fails');
      });
      handed.length = 0;
      await dovecot.receives(answer('three', 'are you there'));
      await expect.poll(() => handed.join(), until).toContain('three@');
      await dying.close();
      handed.length = 0;
      watch();
      await expect.poll(() => handed.join(), until).toContain('three@mail.example.org> taken');
      expect((await replies()).length).toBe(before + 1);
    });

    test('a mail that the server cannot hand out holds up none behind it', async () => {
      await watching?.close();
      const mend = await dovecot.receivesUnreadable(answer('lost', 'is this read?'));
      handed.length = 0;
      watch();
      await dovecot.receives(answer('behind', 'and this?'));
      await expect.poll(() => handed.join(), until).toContain('behind@');
      expect(handed.join()).not.toContain('lost@');
      await watching?.close();
      await mend();
      watch();
      await expect.poll(() => handed.join(), until).toContain('lost@');
    });

    test('where the mailbox numbers anew, all is looked at again and nothing is doubled', async () => {
      await watching?.close();
      const before = (await replies()).length;
      await dovecot.numbersAnew();
      handed.length = 0;
      watch();
      await dovecot.receives(answer('four', 'hello again'));
      await expect.poll(() => handed.join(), until).toContain('four@');
      await expect.poll(async () => (await replies()).length, until).toBe(before + 1);
    });

    test('a line that is lost is taken up again', async () => {
      await dovecot.stop();
      await dovecot.start();
      handed.length = 0;
      await dovecot.receives(answer('five', 'still there'));
      await expect.poll(() => handed.join(), { timeout: 60_000 }).toContain('five@');
    }, 70_000);

    const trouble = (url: string) => tryMailbox(url).then(() => '', tellImapFailure);

    test('what is wrong is said in plain words', async () => {
      const { url } = dovecot;
      expect(await trouble(url)).toBe('');
      expect(await trouble(url.replace('an%40swer', 'wrong'))).toMatch(/does not accept our user name/);
      expect(await trouble(url.replace('INBOX', 'Answers'))).toMatch(
        /folder that answers come to is not there/,
      );
      await dovecot.stop();
      expect(await trouble(url)).toMatch(/refuses connections/);
    });
  },
);
