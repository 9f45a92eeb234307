/** The chronologies that a rehearsal left on record, for reading in a terminal. */
import { sql } from 'kysely';
import type { CaseId, PracticeId } from '#core/ids.ts';
import { dayOf, localTime } from '#core/time/zone.ts';
import { chronologyOf, type Entry, gatherCase } from '#features/record/facts.ts';
import type { Program } from '../program.ts';

interface CaseTitle {
  readonly id: CaseId;
  readonly client: string;
  readonly ending: string;
}

export async function tellCases(
  program: Program,
  practiceId: PracticeId,
  zone: string,
): Promise<readonly string[]> {
  return program.world.database.inPractice(practiceId, async (tx) => {
    const { rows } = await sql<CaseTitle>`
      select f.id, c.preferred_name as client, coalesce(f.outcome, f.status) as ending from case_file f
      join client c on c.practice_id = f.practice_id and c.id = f.client_id order by f.opened_at, f.id`.execute(
      tx,
    );
    const lines: string[] = [];
    for (const { id, client, ending } of rows) {
      const gathered = await gatherCase(tx, id, program.world.clock.now());
      lines.push(
        '',
        `${client}: ${ending}`,
        // Whom a rehearsal would have paged how often is no news to whoever tries a protocol out.
        ...chronologyOf(gathered)
          .filter(({ type }) => type !== 'page')
          .flatMap((entry) => linesOf(entry, zone)),
      );
    }
    return lines;
  });
}

function linesOf(entry: Entry, zone: string): readonly string[] {
  const when = `${dayOf(entry.happenedAt, zone)} ${localTime(entry.happenedAt, zone)}`;
  const late = entry.isLate ? ` (entered ${localTime(entry.enteredAt, zone)})` : '';
  return [
    `  ${when}${late}  ${entry.what}`,
    ...entry.addenda.map(({ at, who, text }) => `      added ${localTime(at, zone)} by ${who}: ${text}`),
  ];
}
