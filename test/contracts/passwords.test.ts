/** What every way of keeping passwords does: better-auth's own, and the one with which tests sign people in. */
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { openAuthPool } from '#adapters/postgres.ts';
import { openSignIns, type Passwords } from '#features/access/sign-ins.ts';
import { handClock } from '#test/clocks.ts';
import { freshDatabase, silentLog, testSecret } from '#test/database.ts';
import { publicAddress } from '#test/open-http.ts';
import { quickPasswords } from '#test/quick-passwords.ts';

// The real one is slow on purpose, and slower still where all are busy.
vi.setConfig({ testTimeout: 90_000 });

const ways: [string, Passwords | undefined][] = [
  ['better-auth’s own', undefined],
  ['the quick one of tests', quickPasswords],
];

test.each(ways)(
  '%s lets in whoever knows the password and nobody else, and keeps no password',
  async (_name, passwords) => {
    const fresh = await freshDatabase();
    const pool = openAuthPool({ url: fresh.authUrl, log: silentLog });
    try {
      const clock = handClock('2026-03-03T14:00:00Z');
      const signIns = openSignIns({
        pool,
        secret: testSecret,
        publicAddress,
        clock,
        ...(passwords && { passwords }),
      });
      const password = 'ein Spaziergang am Fluß';
      for (const name of ['Ada', 'Ben'])
        await signIns.addUser({ name, email: `${name.toLowerCase()}@riverside.example`, password });
      const answers = async (attempt: string) =>
        signIns
          .ask({
            method: 'POST',
            path: '/sign-in/email',
            body: { email: 'ada@riverside.example', password: attempt },
            cookie: undefined,
            userAgent: undefined,
            address: '198.18.0.1',
          })
          .then(
            () => 'in',
            ({ code }: { code: string }) => code,
          );
      expect(await answers(password)).toBe('in');
      for (const wrong of [
        'ein Spaziergang am Fluss',
        `${password} `,
        password.toUpperCase(),
        'x'.repeat(64),
      ])
        expect(await answers(wrong), wrong).toBe('wrong-email-or-password');

      const { rows } = await sql<{ password: string }>`select password from auth.account`.execute(
        fresh.asOwner,
      );
      expect(new Set(rows.map((row) => row.password)).size).toBe(2);
      expect(JSON.stringify(rows)).not.toContain('Spaziergang');
    } finally {
      await pool.end();
      await fresh.close();
    }
  },
);
