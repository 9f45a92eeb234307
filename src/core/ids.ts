/** Identifiers are text that cannot be mistaken for one another; they are UUIDs unless said otherwise. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type PracticeId = Branded<'PracticeId'>;
/** A member of the practice's staff: the only kind of person who can be accountable for a case. */
export type StaffId = Branded<'StaffId'>;
export type ClientId = Branded<'ClientId'>;
export type SessionId = Branded<'SessionId'>;
export type CaseId = Branded<'CaseId'>;
/** What may be a cry and belongs to no case. */
export type AlarmId = Branded<'AlarmId'>;
/** One way to reach one client: one number, one address. */
export type ContactChannelId = Branded<'ContactChannelId'>;
export type EmergencyContactId = Branded<'EmergencyContactId'>;
export type ReplyId = Branded<'ReplyId'>;
/** A step of a protocol, named by its author: `first-text`. */
export type StepId = Branded<'StepId'>;
/** A question to a person, numbered within its case: `ask-3`. */
export type AskId = Branded<'AskId'>;
/**
 * What makes a second send impossible: case, step, channel and round in one text. Unique in the database,
 * handed to the provider where it takes such a key.
 */
export type MessageKey = Branded<'MessageKey'>;
