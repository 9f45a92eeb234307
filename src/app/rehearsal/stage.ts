/** Sets the stage: a practice, its people, its clients from a file, its sessions from a calendar. */
import { sql } from 'kysely';
import type { StaffId } from '#core/ids.ts';
import { addPractice, addStaff, listStaff, updateStaff } from '#features/access/store.ts';
import type { ImportReport } from '#features/calendars/calendar.ts';
import { calendarInput } from '#features/calendars/contract.ts';
import { importCalendar } from '#features/calendars/import-calendar.ts';
import { insertCalendar } from '#features/calendars/store.ts';
import { saveImportedClients } from '#features/people/import-clients.ts';
import { readClientsCsv } from '#features/people/read-clients-csv.ts';
import type { CalendarId, Hand } from '#features/sessions/facts.ts';
import type { Program } from '../program.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Script } from './script.ts';

export interface Stage {
  readonly clients: Awaited<ReturnType<typeof saveImportedClients>>;
  readonly calendar: ImportReport;
}

/** Everything in one transaction: a stage that was half set never was. */
export async function setStage(
  program: Program,
  script: Script,
  { practiceId, staff }: Pick<Checkpoint, 'practiceId' | 'staff'>,
  clients: Uint8Array,
  calendar: Uint8Array,
): Promise<Stage> {
  const { database, newId } = program.world;
  const now = program.world.clock.now();
  return database.inPractice(practiceId, async (tx) => {
    await addPractice(tx, { id: practiceId, ...script.practice }, now);
    for (const { name, email, role } of script.staff) {
      const person = {
        id: staff[email] as StaffId,
        name,
        email,
        role,
        userId: null,
        phone: '',
        backupStaffId: null,
      };
      await addStaff(tx, practiceId, person, now);
    }
    for (const person of await listStaff(tx)) {
      const backup = script.staff.find(({ email }) => email === person.email)?.backup;
      if (backup) await updateStaff(tx, { ...person, backupStaffId: staff[backup] ?? null }, now);
    }
    const first = staff[script.staff[0]?.email ?? ''] as StaffId;
    const by: Hand = { via: 'staff', staffId: first, now };
    return {
      clients: await importClients(),
      calendar: await importSessions(),
    };

    async function importClients() {
      const { timeZone: defaultZone, country: defaultCountry } = script.practice;
      const read = readClientsCsv(clients, { defaultZone, defaultCountry });
      const work = { ...program.world, restricted: program.restricted, tx, by: { staffId: first, now } };
      const settings = {
        defaultZone,
        defaultCountry,
        defaultClinicianId: first,
        system: 'rehearsal',
        isClinical: true,
      };
      return saveImportedClients(work, read.rows, settings);
    }

    async function importSessions() {
      const id = newId<CalendarId>();
      const input = calendarInput.parse({
        name: 'Rehearsal',
        clinicianId: first,
        zone: script.practice.timeZone,
      });
      await insertCalendar(tx, id, input, by);
      const options = { via: 'upload', part: false, manyMayVanish: true } as const;
      return importCalendar(tx, program.sessions, id, calendar, options, by);
    }
  });
}

/** Whether an earlier run got as far as setting this stage. */
export async function isStageSet(
  program: Program,
  { practiceId }: Pick<Checkpoint, 'practiceId'>,
): Promise<boolean> {
  const { rows } = await program.world.database.inPractice(practiceId, (tx) =>
    sql`select from practice`.execute(tx),
  );
  return rows.length > 0;
}
