/** What others may ask of the record. */
export { type ChronologySource, chronologyOf, type Entry } from './chronology.ts';
export { type GatheredCase, gatherCase } from './gather.ts';
export { casesOfNotes, notesOfCases } from './store.ts';
export { type NoteFlaw, verifyNotes } from './verify-notes.ts';
