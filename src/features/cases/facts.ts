/** What other features may ask about cases. */
export { type ReplyRow, readReplies } from './store.ts';
