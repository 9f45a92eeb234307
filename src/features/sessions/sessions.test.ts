import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClientId, SessionId } from '#core/ids.ts';
import { addMinutes, instant } from '#core/time/instant.ts';
import type { Tx } from '#engine/ports.ts';
import { type FreshDatabase, freshDatabase } from '#test/database.ts';
import { newId, type SmallPractice, settlePractice } from '#test/small-practice.ts';
import { bookSessions } from './book.ts';
import { cancelSession, moveSession, restoreSession, setClients } from './change.ts';
import { confirmLocation, dueAbsences, handOver, keptElsewhere, markPresence } from './presence.ts';
import type { Hand, SessionChange, SessionDeps } from './session.ts';
import { readSessions } from './store.ts';

let fresh: FreshDatabase;
let practice: SmallPractice;
let ana: ClientId;
let heard: SessionChange[];
const deps: SessionDeps = {
  newId,
  askAfterMinutes: async (_, ids) => new Map(ids.map((id) => [id, 5])),
  onSessionChanged: async (_, change) => void heard.push(change),
};
const tuesday = instant('2026-03-03T15:00:00Z');
const ada = (now = instant('2026-03-02T12:00:00Z')): Hand => ({
  via: 'staff',
  staffId: practice.clinicianId,
  now,
});
const calendar = (now = instant('2026-03-02T12:00:00Z')): Hand => ({ via: 'calendar', staffId: null, now });

beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());
beforeEach(async () => {
  practice = await settlePractice(fresh, ['Ana Reyes', 'Eli Gray', 'Sam Gray']);
  ana = practice.client('Ana Reyes');
  heard = [];
});

const here = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  fresh.database.inPractice(practice.practiceId, work);

async function book(names = ['Ana Reyes'], startsAt = tuesday): Promise<SessionId> {
  const [id] = await here((tx) =>
    bookSessions(
      tx,
      deps,
      [
        {
          clientIds: names.map(practice.client),
          clinicianId: practice.clinicianId,
          startsAt,
          endsAt: addMinutes(startsAt, 50),
          zone: 'America/New_York',
          modality: 'in-person',
          link: null,
        },
      ],
      ada(),
    ),
  );
  return id as SessionId;
}

const session = async (id: SessionId) => (await here((tx) => readSessions(tx, [id])))[0];
const due = (at: string) => here((tx) => dueAbsences(tx, instant(at), 100));

describe('nobody who is expected is without a timer', () => {
  test('a booking sets one for each client, after the start', async () => {
    const id = await book(['Eli Gray', 'Sam Gray']);
    expect(await session(id)).toMatchObject({
      kind: 'couple',
      status: 'booked',
      participants: [{ absenceDueAt: addMinutes(tuesday, 5) }, { absenceDueAt: addMinutes(tuesday, 5) }],
    });
    expect(await due('2026-03-03T15:04:59Z')).toEqual([]);
    expect(await due('2026-03-03T15:05:00Z')).toHaveLength(2);
  });

  test('the database refuses to forget: no timer may be removed without what took its place', async () => {
    const id = await book();
    await expect(
      sql`update session_participant set absence_due_at = null where session_id = ${id}`.execute(
        fresh.asOwner,
      ),
    ).rejects.toThrow(/expected_clients_have_a_timer/);
  });

  test('each participant is marked alone', async () => {
    const id = await book(['Eli Gray', 'Sam Gray']);
    const mark = {
      sessionId: id,
      clientId: practice.client('Eli Gray'),
      presence: 'here' as const,
      at: tuesday,
    };
    await here((tx) => markPresence(tx, deps, mark, ada(tuesday)));
    expect((await due('2026-03-03T15:05:00Z')).map((one) => one.clientId)).toEqual([
      practice.client('Sam Gray'),
    ]);
    expect(heard).toMatchObject([{ change: 'presence', presence: 'here' }]);
  });

  test('a mark taken back starts the timer again', async () => {
    const id = await book();
    for (const presence of ['here', 'expected'] as const) {
      await here((tx) =>
        markPresence(tx, deps, { sessionId: id, clientId: ana, presence, at: tuesday }, ada(tuesday)),
      );
    }
    expect(await due('2026-03-03T15:05:00Z')).toHaveLength(1);
  });

  test('a case takes over from the timer, and a mark taken back does not start a second one', async () => {
    const id = await book();
    const now = instant('2026-03-03T15:05:00Z');
    await here(async (tx) =>
      handOver(tx, deps, await dueAbsences(tx, now, 10), { via: 'case', staffId: null, now }),
    );
    expect(await due('2026-03-04T00:00:00Z')).toEqual([]);
    for (const presence of ['here', 'expected'] as const) {
      await here((tx) =>
        markPresence(tx, deps, { sessionId: id, clientId: ana, presence, at: now }, ada(now)),
      );
    }
    expect(await due('2026-03-04T00:00:00Z')).toEqual([]);
  });

  test('two workers share what is due', async () => {
    await book(['Eli Gray', 'Sam Gray']);
    const now = instant('2026-03-03T16:00:00Z');
    await here(async (one) => {
      const first = await dueAbsences(one, now, 1);
      const second = await here((other) => dueAbsences(other, now, 10));
      expect(first).toHaveLength(1);
      expect(second).toHaveLength(1);
      expect(second[0]?.clientId).not.toBe(first[0]?.clientId);
    });
  });

  test('workers learn which practices have something due, and nothing more', async () => {
    await book();
    const ask = (at: string) =>
      fresh.database.withoutPractice(async (tx) => {
        const { rows } = await sql<{ id: string }>`
          select kept.practices_with_absences_due(${at}::timestamptz) as id`.execute(tx);
        return rows.map(({ id }) => id);
      });
    expect(await ask('2026-03-03T15:05:00Z')).toContain(practice.practiceId);
    expect(await ask('2026-03-03T15:04:00Z')).not.toContain(practice.practiceId);
  });
});

describe('a booking that changes', () => {
  test('moved ahead of time it stays itself, and its timer goes with it', async () => {
    const id = await book();
    const to = {
      startsAt: addMinutes(tuesday, 1440),
      endsAt: addMinutes(tuesday, 1490),
      zone: 'America/New_York',
    };
    expect(await here((tx) => moveSession(tx, deps, id, to, calendar()))).toBe(id);
    expect(await session(id)).toMatchObject({ status: 'booked', version: 2, startsAt: to.startsAt });
    expect(await due('2026-03-03T23:00:00Z')).toEqual([]);
    expect(await due('2026-03-04T15:05:00Z')).toHaveLength(1);
    expect(heard).toMatchObject([{ change: 'moved', movedTo: id, startsAt: tuesday, afterStart: false }]);
  });

  test('who could not come on Tuesday is expected on Thursday', async () => {
    const id = await book();
    const sunday = instant('2026-03-01T12:00:00Z');
    const mark = { sessionId: id, clientId: ana, presence: 'accounted' as const, at: sunday };
    await here((tx) => markPresence(tx, deps, mark, ada(sunday)));
    const to = {
      startsAt: addMinutes(tuesday, 2880),
      endsAt: addMinutes(tuesday, 2930),
      zone: 'America/New_York',
    };
    await here((tx) => moveSession(tx, deps, id, to, ada()));
    expect(await due('2026-03-05T15:05:00Z')).toMatchObject([{ sessionId: id, clientId: ana }]);
  });

  test('called off ahead of time nobody is waited for; taken back, they are again', async () => {
    const id = await book();
    await here((tx) => cancelSession(tx, deps, id, calendar()));
    expect(await due('2026-03-04T00:00:00Z')).toEqual([]);
    await here((tx) => restoreSession(tx, deps, id, calendar()));
    expect(await due('2026-03-04T00:00:00Z')).toHaveLength(1);
    expect(heard.map(({ change }) => change)).toEqual(['cancelled', 'restored']);
  });

  test('called off by a calendar after the start it is still asked about, with the doubt', async () => {
    const id = await book();
    await here((tx) => cancelSession(tx, deps, id, calendar(addMinutes(tuesday, 2))));
    expect(await due('2026-03-03T15:05:00Z')).toMatchObject([{ sessionId: id, status: 'cancelled' }]);
    expect(heard).toMatchObject([{ change: 'cancelled', afterStart: true }]);
  });

  test('called off by a person after the start it is settled', async () => {
    const id = await book();
    await here((tx) => cancelSession(tx, deps, id, ada(addMinutes(tuesday, 2))));
    expect(await due('2026-03-03T15:05:00Z')).toEqual([]);
  });

  test('moved by a calendar after the start, the old time is still asked about and the new one waits', async () => {
    const id = await book();
    const to = {
      startsAt: addMinutes(tuesday, 1440),
      endsAt: addMinutes(tuesday, 1490),
      zone: 'America/New_York',
    };
    const next = await here((tx) => moveSession(tx, deps, id, to, calendar(addMinutes(tuesday, 2))));
    expect(next).not.toBe(id);
    expect(await session(id)).toMatchObject({ status: 'moved', movedTo: next, startsAt: tuesday });
    expect((await due('2026-03-05T00:00:00Z')).map((one) => [one.sessionId, one.status])).toEqual([
      [id, 'moved'],
      [next, 'booked'],
    ]);
  });

  test('a client who is taken out is not waited for, and one who joins is', async () => {
    const id = await book(['Eli Gray', 'Sam Gray']);
    await here((tx) => setClients(tx, deps, id, [practice.client('Eli Gray'), ana], ada()));
    expect((await due('2026-03-04T00:00:00Z')).map((one) => one.clientId).sort()).toEqual(
      [practice.client('Eli Gray'), ana].sort(),
    );
    expect(heard).toMatchObject([{ change: 'client-removed', clientIds: [practice.client('Sam Gray')] }]);
  });

  test('what it was before is kept', async () => {
    const id = await book();
    await here((tx) =>
      moveSession(
        tx,
        deps,
        id,
        { startsAt: addMinutes(tuesday, 60), endsAt: addMinutes(tuesday, 110), zone: 'UTC' },
        ada(),
      ),
    );
    const { rows } = await here((tx) =>
      sql`select change, via, was from session_change where session_id = ${id} order by id`.execute(tx),
    );
    expect(rows).toEqual([
      { change: 'booked', via: 'staff', was: {} },
      {
        change: 'moved',
        via: 'staff',
        was: expect.objectContaining({ startsAt: tuesday, zone: 'America/New_York' }),
      },
    ]);
  });
});

test('where the client is, is confirmed for one session', async () => {
  const id = await book();
  const said = {
    sessionId: id,
    clientId: ana,
    location: 'At my sister’s',
    address: { street: '14 Elm Street', city: 'Albany', country: 'US' },
  };
  await here((tx) => confirmLocation(tx, deps, said, ada(tuesday)));
  expect((await session(id))?.participants).toMatchObject([
    {
      location: 'At my sister’s',
      locationAddress: { street: '14 Elm Street' },
      locationConfirmedAt: tuesday,
      locationConfirmedBy: practice.clinicianId,
    },
  ]);
});

test('a session that the client came to on the same day or soon after is found', async () => {
  const missed = await book();
  const other = await book(['Ana Reyes'], addMinutes(tuesday, 24 * 60));
  expect(await here((tx) => keptElsewhere(tx, ana, tuesday))).toEqual([]);
  await here((tx) =>
    markPresence(tx, deps, { sessionId: other, clientId: ana, presence: 'here', at: tuesday }, ada(tuesday)),
  );
  expect(await here((tx) => keptElsewhere(tx, ana, tuesday))).toMatchObject([{ sessionId: other }]);
  expect(missed).not.toBe(other);
});

test('a booking for somebody else’s client is refused in words', async () => {
  const stranger = await settlePractice(fresh, ['Ben Turner']);
  const plan = {
    clientIds: [stranger.client('Ben Turner')],
    clinicianId: practice.clinicianId,
    startsAt: tuesday,
    endsAt: addMinutes(tuesday, 50),
    zone: 'UTC',
    modality: 'in-person' as const,
    link: null,
  };
  await expect(here((tx) => bookSessions(tx, deps, [plan], ada()))).rejects.toMatchObject({
    code: 'no-such-client',
  });
});
