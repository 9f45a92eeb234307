/** What other features may ask of sessions, and the few things that they may tell them. */
export { bookSessions, type SessionPlan } from './book.ts';
export {
  cancelSession,
  editSession,
  moveSession,
  relabelSession,
  restoreSession,
  setClients,
} from './change.ts';
export { type Attending, absencesInNobodysHands, attendanceBetween, nextSessionFrom } from './day-list.ts';
export { expandRule, ruleProblem, splitUntil } from './expand-rule.ts';
export {
  type Attendance,
  confirmLocation,
  type DueAbsence,
  dueAbsences,
  handOver,
  type KeptSession,
  keptElsewhere,
  keptElsewhereOf,
  type LateAbsence,
  lateAbsences,
  markPresence,
  type PresenceMark,
} from './presence.ts';
export { horizonDays } from './series.ts';
export type {
  CalendarId,
  Hand,
  LocationAddress,
  Modality,
  Participant,
  Presence,
  Session,
  SessionChange,
  SessionDeps,
  SessionKind,
  SessionStatus,
} from './session.ts';
export {
  countSessionsOf,
  readSessions as sessionsOf,
  sessionsBetween,
  sessionsOfCalendar,
} from './store.ts';
export { instantAt, wallAt } from './wall-clock.ts';
