/** What other features may ask about paging: to begin it, and who was paged how in a case. */
export { type Around, type AskedPerson, type PagingDeps, startPaging } from './start-paging.ts';
export { type PagingRow, pagingsOfCase } from './store.ts';
export { keyOfQuestion } from './token.ts';
