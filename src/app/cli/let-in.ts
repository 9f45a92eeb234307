import type { Command } from 'commander';
import { sql } from 'kysely';
import type { PracticeId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Database } from '#engine/ports.ts';
import { readSettings, type Terminal } from './terminal.ts';

interface Options {
  readonly practice?: string;
}

export function addLetIn(kept: Command, terminal: Terminal): void {
  kept
    .command('let-in')
    .description('make a one-time link for somebody of the staff who can no longer sign in')
    .argument('<email>', 'the address that they signed in with')
    .option('--practice <name>', 'which practice, if the address belongs to several')
    .action(async (email: string, options: Options) => run(terminal, email, options.practice ?? null));
}

async function run(terminal: Terminal, email: string, practice: string | null): Promise<void> {
  const config = await readSettings(terminal);
  if (config === null) return;
  // Loaded only now: the other commands start faster.
  const { openGuest } = await import('../open-guest.ts');
  const { openAuthPool } = await import('#adapters/postgres.ts');
  const { openSignIns } = await import('#features/access/sign-ins.ts');
  const { letIn } = await import('#features/access/let-in.ts');
  const guest = await openGuest(config);
  const { world } = guest.program;
  const pool = openAuthPool({ url: guest.authUrl, log: world.log });
  try {
    const person = await findPerson(guest.owner, email, practice);
    const signIns = openSignIns({ ...world, pool });
    const { link } = await letIn({ ...world, signIns }, person.practiceId, person.staffId);
    terminal.say(`Give this link to ${person.name} and nobody else. It works once, for a day: ${link}`);
    terminal.say('What they signed in with before has stopped working, on every device.');
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    terminal.fail(error.message);
  } finally {
    await pool.end();
    await guest.close();
  }
}

interface Person {
  readonly practiceId: PracticeId;
  readonly staffId: StaffId;
  readonly name: string;
}

/** Somebody who signs in with an address does so for one practice, whoever else invited it. */
async function findPerson(owner: Database, email: string, practice: string | null): Promise<Person> {
  const { rows } = await owner.withoutPractice((tx) =>
    sql<Person & { joined: boolean }>`
      select s.practice_id as "practiceId", s.id as "staffId", s.name, s.user_id is not null as joined
      from staff s join practice p on p.id = s.practice_id
      where s.email = ${email.trim().toLowerCase()} and (${practice}::text is null or p.name = ${practice})`.execute(
      tx,
    ),
  );
  const joined = rows.filter((row) => row.joined);
  const found = joined.length > 0 ? joined : rows;
  const [person] = found;
  if (person && found.length === 1) return person;
  if (person === undefined)
    throw new Problem('not-found', 'no-such-staff', 'Nobody of the staff has this address. Check it.');
  throw new Problem(
    'invalid',
    'which-practice',
    'Several practices have this address: say which with --practice and the practice’s name.',
  );
}
