/** The chronologies that a rehearsal left on record, for reading in a terminal. */
import { sql } from 'kysely';
import type { CaseId, PracticeId } from '#core/ids.ts';
import { dayOf, localTime } from '#core/time/zone.ts';
import { readEvents } from '#engine/event-store.ts';
import type { Program } from '../program.ts';

export async function tellCases(
  program: Program,
  practiceId: PracticeId,
  zone: string,
): Promise<readonly string[]> {
  return program.world.database.inPractice(practiceId, async (tx) => {
    const { rows } = await sql<{ id: CaseId; client: string; status: string; outcome: string | null }>`
      select f.id, c.preferred_name as client, f.status, f.outcome from case_file f
      join client c on c.practice_id = f.practice_id and c.id = f.client_id order by f.opened_at`.execute(tx);
    const lines: string[] = [];
    for (const row of rows) {
      lines.push('', `${row.client}: ${row.outcome ?? row.status}`);
      for (const { sequence, event } of await readEvents(tx, row.id)) {
        lines.push(
          `  ${String(sequence).padStart(3)}  ${dayOf(event.at, zone)} ${localTime(event.at, zone)}  ${event.type}`,
        );
      }
    }
    return lines;
  });
}
