/** What other features may ask about cases. */
export { alarmTold } from './contract.ts';
export { type Ahead, type OpenCaseNow, openCasesNow } from './open-cases.ts';
export { casesOfClient, clientsOfCases, type ReplyRow, readReplies } from './store.ts';
export { readsTierOf } from './what-may-be-read.ts';
