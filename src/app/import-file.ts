/** Files that somebody brings at the command line: sessions from a calendar, clients from a table. */
import type { PracticeId, StaffId } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Tx } from '#engine/ports.ts';
import { readPractice, staffOfPractice } from '#features/access/facts.ts';
import type { Calendar, ImportReport } from '#features/calendars/calendar.ts';
import { calendarInput } from '#features/calendars/contract.ts';
import { importCalendar } from '#features/calendars/import-calendar.ts';
import { insertCalendar, listCalendars } from '#features/calendars/store.ts';
import { type RowOutcome, saveImportedClients } from '#features/people/import-clients.ts';
import { readClientsCsv } from '#features/people/read-clients-csv.ts';
import type { CalendarId, Hand } from '#features/sessions/facts.ts';
import type { Program } from './program.ts';

export interface CalendarFile {
  readonly bytes: Uint8Array;
  /** The calendar's name in Kept; made if there is none of this name. */
  readonly calendar: string;
  /** Whose sessions they are; `null` when the calendar is known or only one person sees clients. */
  readonly clinicianEmail: string | null;
  readonly part: boolean;
  readonly manyMayVanish: boolean;
}

export async function importCalendarFile(
  program: Program,
  practiceId: PracticeId,
  file: CalendarFile,
): Promise<ImportReport> {
  const { database, clock } = program.world;
  const by: Hand = { via: 'staff', staffId: null, now: clock.now() };
  return database.inPractice(practiceId, async (tx) => {
    const known = (await listCalendars(tx)).find(({ name }) => name === file.calendar);
    const id = known
      ? sameClinician(known, await clinicianOf(tx, file.clinicianEmail))
      : await addCalendar(tx, program, file, by);
    const { part, manyMayVanish } = file;
    return importCalendar(tx, program.sessions, id, file.bytes, { via: 'upload', part, manyMayVanish }, by);
  });
}

async function addCalendar(tx: Tx, { world }: Program, file: CalendarFile, by: Hand): Promise<CalendarId> {
  const clinicianId = (await clinicianOf(tx, file.clinicianEmail)) ?? (await onlyClinician(tx));
  const { timeZone: zone } = await readPractice(tx);
  const id = world.newId<CalendarId>();
  await insertCalendar(tx, id, calendarInput.parse({ name: file.calendar, clinicianId, zone }), by);
  return id;
}

function sameClinician(calendar: Calendar, clinicianId: StaffId | null): CalendarId {
  if (clinicianId === null || clinicianId === calendar.clinicianId) return calendar.id;
  throw new Problem(
    'conflict',
    'other-clinician',
    'A calendar of this name holds somebody else’s sessions. Choose another name with --calendar.',
  );
}

async function clinicianOf(tx: Tx, email: string | null): Promise<StaffId | null> {
  if (email === null) return null;
  const found = (await staffOfPractice(tx)).find(
    (one) => one.active && one.email === email.trim().toLowerCase(),
  );
  if (!found)
    throw new Problem('invalid', 'no-such-staff', '--clinician: nobody of this practice has this address.');
  return found.id;
}

async function onlyClinician(tx: Tx): Promise<StaffId> {
  const staff = (await staffOfPractice(tx)).filter(
    ({ active, role }) => active && (role === 'owner' || role === 'clinician'),
  );
  const [first] = staff;
  if (first && staff.length === 1) return first.id;
  throw new Problem(
    'invalid',
    'clinician-needed',
    'Several people see clients here. Say whose sessions these are with --clinician and their email address.',
  );
}

/**
 * The file counts as the word of each client's clinician: whoever can run commands on this machine could write anything
 * into the database, so it is left to them to bring only what a clinician gave them.
 */
export async function importClientsFile(
  program: Program,
  practiceId: PracticeId,
  bytes: Uint8Array,
): Promise<RowOutcome[]> {
  const { database, clock } = program.world;
  return database.inPractice(practiceId, async (tx) => {
    const { timeZone: defaultZone, country: defaultCountry } = await readPractice(tx);
    const file = readClientsCsv(bytes, { defaultZone, defaultCountry });
    const defaultClinicianId = await onlyClinician(tx).catch(() => null);
    const work = {
      ...program.world,
      restricted: program.restricted,
      tx,
      by: { staffId: null, now: clock.now() },
    };
    return saveImportedClients(work, file.rows, {
      defaultZone,
      defaultCountry,
      defaultClinicianId,
      system: 'import',
      isClinical: true,
    });
  });
}
