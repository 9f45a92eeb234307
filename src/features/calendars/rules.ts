/** What the practice taught about its entries. A rule is removed, never changed: reports name what was applied. */
import { sql } from 'kysely';
import type { ClientId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import type { CalendarId, Hand } from '#features/sessions/facts.ts';
import type { RuleId } from './calendar.ts';
import type { MatchRule } from './match-booking.ts';

export interface StoredRule extends MatchRule {
  readonly id: RuleId;
  /** `null`: in every calendar. */
  readonly calendarId: CalendarId | null;
  readonly createdAt: Instant;
}

/** Those in force for a calendar, or for all when none is named: the newest first, which is how they count. */
export async function readRules(tx: Tx, calendarId: CalendarId | null): Promise<StoredRule[]> {
  const { rows } = await sql<StoredRule>`
    select r.id, r.calendar_id as "calendarId", r.looks_at as "looksAt", r.pattern, r.means, r.created_at as "createdAt",
      array(select c.client_id from calendar_rule_client c
            where c.practice_id = r.practice_id and c.rule_id = r.id order by c.client_id) as "clientIds"
    from calendar_rule r
    where r.removed_at is null and (${calendarId}::uuid is null or r.calendar_id is null or r.calendar_id = ${calendarId})
    order by r.created_at desc, r.id desc`.execute(tx);
  return rows;
}

export interface RuleInput extends MatchRule {
  readonly calendarId: CalendarId | null;
}

export async function insertRule(tx: Tx, id: RuleId, rule: RuleInput, by: Hand): Promise<void> {
  if ((rule.means === 'session') !== rule.clientIds.length > 0) {
    const reason =
      rule.means === 'session'
        ? 'A session needs at least one client.'
        : 'What is no session has no clients.';
    throw new Problem('invalid', 'rule-clients', `clientIds: ${reason}`, [
      {
        field: 'clientIds',
        reason,
        wayOut: 'Choose clients for a session, and none for what is no session.',
      },
    ]);
  }
  await sql`
    insert into calendar_rule (practice_id, id, calendar_id, looks_at, pattern, means, created_at, created_by)
    values (kept.current_practice(), ${id}, ${rule.calendarId}, ${rule.looksAt}, ${rule.pattern}, ${rule.means},
      ${by.now}, ${by.staffId})`.execute(tx);
  await insertRuleClients(tx, id, rule.clientIds);
}

async function insertRuleClients(tx: Tx, id: RuleId, clientIds: readonly ClientId[]): Promise<void> {
  await sql`
    insert into calendar_rule_client (practice_id, rule_id, client_id)
    select kept.current_practice(), ${id}, unnest(${[...new Set(clientIds)]}::uuid[])`.execute(tx);
}

export async function removeRule(tx: Tx, id: RuleId, now: Instant): Promise<void> {
  const { rows } = await sql`
    update calendar_rule set removed_at = ${now} where id = ${id} and removed_at is null returning id`.execute(
    tx,
  );
  if (rows.length === 0) throw new Problem('not-found', 'no-such-rule', 'This practice has no such rule.');
}
