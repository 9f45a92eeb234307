/** What the program has before it, and so when its loops will find something: idle looks are skipped, as time is. */
import { instant, toEpochMilliseconds } from '#core/time/instant.ts';
import type { Ground } from './ground.ts';
import { Machine } from './machine.ts';
import type { WorkAt } from './point.ts';
import type { Stage } from './stage.ts';

export interface WorkAhead {
  foresee(): Promise<WorkAt>;
  /** Nothing is due, queued or in anybody's hands. */
  isDone(): Promise<boolean>;
}

interface AheadRow {
  /** Cases, absences, alarms and pages: what the loops look for that come round every few seconds or sooner. */
  readonly dueAt: string | null;
  readonly messageAt: string | null;
  readonly isInHand: boolean;
  readonly hasFaults: boolean;
}

/** Asked before every step, and so planned once. */
const ahead = {
  name: 'ahead',
  text: `
  select least((select min(due_at) from case_file c where status = 'open' or not exists (
      select from case_file o where o.client_id = c.client_id and o.status = 'open')), (select min(absence_due_at) from session_participant),
      (select min(due_at) from paging), (select min(due_at) from alarm)) as "dueAt",
    (select min(try_at) from message where state = 'queued') as "messageAt",
    exists (select from message where state = 'sending') as "isInHand",
    exists (select from case_file where faults > 0 and due_at is not null) as "hasFaults"`,
};

const minute = 60_000;
const latenessMs = 2 * minute;

export function workAhead(ground: Ground, stage: Stage, isDatabaseUp: () => boolean): WorkAhead {
  let before = '';
  let patienceMs = 0;

  async function read(): Promise<AheadRow> {
    const { rows } = await ground.owner.query<AheadRow>(ahead);
    return rows[0] ?? { dueAt: null, messageAt: null, isInHand: false, hasFaults: false };
  }

  return {
    async foresee() {
      const row = await read();
      const dueMs = msOf(row.dueAt);
      const messageMs = row.isInHand ? 0 : msOf(row.messageAt);
      const lateMs = row.hasFaults ? 0 : dueMs + latenessMs;
      // What stays as it is although its time has come waits for something else; whoever looks after it looks less often.
      const now = JSON.stringify(row);
      const isStuck = now === before && Math.min(dueMs, messageMs) <= stage.ms;
      before = now;
      patienceMs = isStuck ? Math.min(Math.max(1000, patienceMs * 2), minute) : 0;
      if (!isDatabaseUp()) patienceMs = Math.max(patienceMs, 20_000);
      const notBeforeMs = stage.ms + patienceMs;
      return ({ machine, minutes = 0 }) => {
        const ms = minutes < 0.1 ? dueMs : minutes < 0.5 ? messageMs : lateMs;
        const skewMs = machine instanceof Machine ? machine.skewMs : 0;
        return ms === Number.POSITIVE_INFINITY ? null : Math.max(ms - skewMs, notBeforeMs);
      };
    },
    async isDone() {
      const row = await read();
      return !row.isInHand && row.messageAt === null && msOf(row.dueAt) > stage.ms;
    },
  };
}

function msOf(at: string | null): number {
  return at === null ? Number.POSITIVE_INFINITY : toEpochMilliseconds(instant(at));
}
