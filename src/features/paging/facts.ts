/** What other features may ask about paging: to begin it, who was paged how in a case, and about what has no case. */
export { type AlarmRow, openAlarms } from './alarm-store.ts';
export {
  type AlarmDeps,
  type AlarmSubject,
  endAlarmAbout,
  holderOfAlarm,
  raiseAlarm,
  takeAlarm,
} from './alarms.ts';
export { type Around, type AskedPerson, type PagingDeps, startPaging } from './start-paging.ts';
export { type PagingRow, pagingsOfCase } from './store.ts';
export { type AlarmTold, somebodyHasIt, tellAlarms } from './tell-alarms.ts';
export { keyOfQuestion } from './token.ts';
