/** Booking sessions, one or hundreds at once. Each expected client gets a timer in the same statement. */
import type { ClientId, SessionId, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import { addMinutes } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { invalidField, inWords } from './problems.ts';
import type { CalendarId, Hand, Modality, SeriesId, SessionDeps } from './session.ts';
import { kindOf, usualAskAfterMinutes } from './session.ts';
import type { ParticipantRow } from './store.ts';
import { insertParticipants, insertSessions, recordChanges } from './store.ts';

export interface SessionPlan {
  readonly clientIds: readonly ClientId[];
  readonly clinicianId: StaffId;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly modality: Modality;
  readonly link: string | null;
  readonly series?: { readonly id: SeriesId; readonly start: Instant } | undefined;
  readonly calendar?:
    | { readonly id: CalendarId; readonly uid: string; readonly recurrence: string }
    | undefined;
}

export async function bookSessions(
  tx: Tx,
  deps: SessionDeps,
  plans: readonly SessionPlan[],
  by: Hand,
): Promise<SessionId[]> {
  if (plans.length === 0) return [];
  if (plans.some((plan) => plan.clientIds.length === 0)) {
    throw invalidField(
      'clientIds',
      'no-clients',
      'A session needs at least one client.',
      'Choose who is expected.',
    );
  }
  const ids = plans.map(() => deps.newId<SessionId>());
  const rows = plans.map((plan, index) => ({
    id: ids[index] as SessionId,
    kind: kindOf(new Set(plan.clientIds).size),
    starts_at: plan.startsAt,
    ends_at: plan.endsAt,
    zone: plan.zone,
    modality: plan.modality,
    clinician_id: plan.clinicianId,
    link: plan.link,
    series_id: plan.series?.id ?? null,
    series_start: plan.series?.start ?? null,
    calendar_id: plan.calendar?.id ?? null,
    calendar_uid: plan.calendar?.uid ?? null,
    calendar_recurrence: plan.calendar?.recurrence ?? null,
  }));
  await inWords(async () => {
    await insertSessions(tx, rows, by);
    const expected = plans.map((plan, index) => ({
      sessionId: ids[index] as SessionId,
      startsAt: plan.startsAt,
      clientIds: plan.clientIds,
    }));
    await expectClients(tx, deps, expected);
  });
  await recordChanges(
    tx,
    deps.newId,
    ids.map((sessionId) => ({ sessionId, change: 'booked', was: {} })),
    by,
  );
  return ids;
}

interface Expected {
  readonly sessionId: SessionId;
  readonly startsAt: Instant;
  readonly clientIds: readonly ClientId[];
}

/** Adds clients to sessions, or expects those again who had been called off. */
export async function expectClients(tx: Tx, deps: SessionDeps, sessions: readonly Expected[]): Promise<void> {
  const clientIds = [...new Set(sessions.flatMap((session) => session.clientIds))];
  const waits = await deps.askAfterMinutes(tx, clientIds);
  const rows: ParticipantRow[] = sessions.flatMap(({ sessionId, startsAt, clientIds }) =>
    [...new Set(clientIds)].map((clientId) => ({
      session_id: sessionId,
      client_id: clientId,
      absence_due_at: addMinutes(startsAt, waits.get(clientId) ?? usualAskAfterMinutes),
    })),
  );
  if (rows.length > 0) await insertParticipants(tx, rows);
}
