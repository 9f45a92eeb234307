/** Every feature's routes, one line each. */
import { sql } from 'kysely';
import { protocolVerifier } from '#adapters/protocol-verifier.ts';
import type { PracticeId } from '#core/ids.ts';
import { reportDelivery } from '#engine/delivery-reports.ts';
import type { WebReader } from '#engine/ports.ts';
import type { Api } from '#features/access/facts.ts';
import { isStillIn } from '#features/access/gate.ts';
import { accessRoutes } from '#features/access/routes.ts';
import type { SignIns } from '#features/access/sign-ins.ts';
import { auditRoutes } from '#features/audit/routes.ts';
import { calendarRoutes } from '#features/calendars/routes.ts';
import { caseRoutes } from '#features/cases/routes.ts';
import { takeInText } from '#features/cases/take-in-text.ts';
import { waitingTextRoutes } from '#features/cases/text-routes.ts';
import { crisisLineRoutes } from '#features/check-in/line-routes.ts';
import { checkInRoutes } from '#features/check-in/routes.ts';
import { liveRoutes } from '#features/live/routes.ts';
import { onCallRoutes } from '#features/on-call/routes.ts';
import { outreachRoutes } from '#features/outreach/routes.ts';
import { type TextReport, textRoutes } from '#features/outreach/text-routes.ts';
import { pageRoutes } from '#features/paging/page-routes.ts';
import { pagingRoutes } from '#features/paging/routes.ts';
import { peopleRoutes } from '#features/people/routes.ts';
import { protocolRoutes } from '#features/protocols/routes.ts';
import { recordRoutes } from '#features/record/routes.ts';
import { sessionRoutes } from '#features/sessions/routes.ts';
import { todayRoutes } from '#features/today/routes.ts';
import { canaryFor } from './canary/watch.ts';
import { calendarDeps } from './chores.ts';
import { exampleRoutes } from './example/routes.ts';
import { mailReaders } from './mail-readers.ts';
import { mailboxFor } from './mailbox-state.ts';
import type { Program } from './program.ts';

export interface RouteDeps {
  readonly program: Program;
  readonly signIns: SignIns;
  readonly web: WebReader;
}

/** Under `/api/v1`. */
export function mountApi(api: Api, { program, signIns, web }: RouteDeps): void {
  const { world, restricted, sessions } = program;
  accessRoutes(api, { ...world, signIns, onLeaving: program.leaving });
  peopleRoutes(api, { ...world, restricted });
  sessionRoutes(api, { ...world, sessions });
  calendarRoutes(api, calendarDeps(program, web));
  caseRoutes(api, program.cases);
  protocolRoutes(api, { ...world, verify: protocolVerifier() });
  recordRoutes(api, world);
  auditRoutes(api, world);
  crisisLineRoutes(api);
  liveRoutes(api, { ...world, isStillIn: (request) => isStillIn({ ...world, signIns }, request) });
  todayRoutes(api, { ...world, alarms: program.alarms });
  exampleRoutes(api, { program, signIns });
  outreachRoutes(api, {
    ...world,
    standings: program.standings,
    mailbox: (practiceId) => mailboxFor(program, practiceId),
    canary: () => canaryFor(world),
    ...mailReaders(program),
  });
  textRoutes(api, {
    ...world,
    onTextReport: (practiceId, report) => hearTextReport(program, practiceId, report),
    onText: (text) => takeInText(program.texts, text),
  });
  waitingTextRoutes(api, program.alarms);
  pagingRoutes(api, program.paging);
  onCallRoutes(api, world);
}

/** False when there is no such practice: the address was made for another Kept. */
async function hearTextReport(
  { world, engine }: Program,
  practiceId: PracticeId,
  report: TextReport,
): Promise<boolean> {
  const { rows } = await world.database.inPractice(practiceId, (tx) => sql`select from practice`.execute(tx));
  if (rows.length === 0) return false;
  await reportDelivery(engine, practiceId, report);
  return true;
}

/** At the root: pages for people who are not staff. */
export function mountPages(api: Api, { program }: RouteDeps): void {
  checkInRoutes(api, program.checkIn);
  pageRoutes(api, { ...program.paging, callEar: program.world.carriers.get('voice')?.ear ?? null });
}
