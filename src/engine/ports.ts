/** What the engine and the features need from the world. `adapters/` answers; `app/compose.ts` connects. */
import type { Kysely } from 'kysely';
import type { MessageKey, PracticeId } from '#core/ids.ts';
import type { Trouble } from '#core/sending/trouble.ts';
import type { Instant } from '#core/time/instant.ts';

/** A transaction. Only the plain-text `sql` template of Kysely is used with it; no table types, no builder. */
export type Tx = Kysely<unknown>;

export interface Database {
  /**
   * Runs `work` in one transaction as the app's role, which sees and writes only this practice's rows
   * (row-level security). Commits when `work` resolves, rolls back when it throws. A serialization failure or
   * deadlock (SQLSTATE class 40) is retried, so `work` must do nothing outside the database.
   */
  inPractice<T>(practiceId: PracticeId, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * A transaction in which no practice is set: every table looks empty, and only the few SECURITY DEFINER
   * functions that return identifiers answer ("which practices have something due", "whose link is this").
   */
  withoutPractice<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Calls `heard` for each NOTIFY on the channel `kept` until the returned function is called; reconnects by itself,
   * and then calls `missed`, because what was said meanwhile is lost. From `lost` until then nothing is heard.
   */
  listen(
    heard: (notice: Notice) => void,
    missed?: () => void,
    lost?: () => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** What NOTIFY carries: identifiers only, never anything private. */
export interface Notice {
  readonly practiceId: PracticeId;
  readonly kind: string;
  readonly id: string;
}

/** The one clock. SQL `now()` and `Date.now()` decide nothing. */
export interface Clock {
  now(): Instant;
  /**
   * Minutes that this machine has run since some moment of its own: it is never set and never goes back, so that only
   * differences mean anything. For what must hold although the time of day is changed meanwhile.
   */
  elapsed(): number;
  /** Resolves once `minutes` have passed on this clock, or at once when the signal aborts. */
  passes(minutes: number, signal?: AbortSignal): Promise<void>;
}

/** Makes identifiers; UUIDs of version 7, so that new rows lie side by side. */
export type NewId = <Id extends string>() => Id;

export type Medium = 'sms' | 'email' | 'voice' | 'push';

/** Carries messages of one medium to the world: an SMTP server, a text provider, a pretend phone. */
export interface Carrier {
  readonly medium: Medium;
  /** In words for a person, and in the rows of what it was given: "Twilio", "mail.example.org". No two of a medium share one. */
  readonly name: string;
  /**
   * Hands one message over. Never throws for what the world says: a refusal is returned as a failure.
   * `key` is given to the provider where it accepts such a key, so that it can be asked later. Where it accepts none, a
   * message that is handed over `again` is looked for first, as `find` does.
   * The send leaves at the call, before anything else can run, and is over within half a minute: of what was given up
   * nothing reaches the provider later.
   */
  send(message: OutgoingMessage): Promise<SendResult>;
  /**
   * What the provider knows of this message after a crash between call and record. Missing where the provider
   * cannot be asked (plain SMTP); then the message stands as "unknown, may have been sent".
   */
  find?(message: OutgoingMessage): Promise<FindResult>;
  /** Where the provider calls us. Missing where nothing calls: what comes back by mail is handed in another way. */
  readonly ear?: ProviderEar;
}

/** Understands what a provider tells us when it calls: what became of messages, and what clients sent. */
export interface ProviderEar {
  hear(call: ProviderCall): Heard;
  /** What the provider wants to be answered. It must make nobody's phone ring. */
  readonly answer: { readonly status: number; readonly type: string; readonly body: string };
}

export interface ProviderCall {
  /** The whole address as the provider called it. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
}

export type Heard =
  | {
      readonly kind: 'report';
      readonly providerId: string;
      readonly state: 'sent' | 'delivered' | 'failed';
      readonly code: string;
      readonly reason: string;
    }
  | ReceivedText
  /** Whoever picked up a call pressed a key. */
  | { readonly kind: 'key'; readonly key: string }
  /** A word that decides nothing. */
  | { readonly kind: 'nothing' }
  /** It cannot be the provider who calls. */
  | { readonly kind: 'not-the-provider' }
  | { readonly kind: 'unreadable'; readonly field: string };

export interface ReceivedText {
  readonly kind: 'text';
  readonly providerId: string;
  readonly from: string;
  readonly text: string;
  /** The provider took it for a stop, and blocks the number from now on. */
  readonly isBlocked: boolean;
}

export interface OutgoingMessage {
  readonly key: MessageKey;
  readonly to: string;
  readonly fromName: string;
  /** Empty for media without one. */
  readonly subject: string;
  readonly text: string;
  /** Whose message it is, so that what a provider reports later finds the way; null for what nobody waits for. */
  readonly practiceId: PracticeId | null;
  readonly writtenAt: Instant;
  /** Arriving later it does more harm than good; whoever passes it on is told to drop it then. */
  readonly giveUpAt: Instant;
  /** Whether it may have been handed over before. */
  readonly again: boolean;
}

export type SendResult =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | SendFailure
  | SendUnknown;

/** The world said no. Passing failures are retried with backoff; permanent ones go back to the case at once. */
export interface SendFailure {
  readonly kind: 'failed';
  readonly permanent: boolean;
  /** A code of the provider's own, such as `550 5.1.1`; never the address or the text. */
  readonly code: string;
  /** Plain words for a person: "This address does not exist." */
  readonly reason: string;
  /** Named when no other message would get through either. */
  readonly trouble?: Trouble;
  /** Of a passing failure: the provider asked not to be tried again before. */
  readonly waitMinutes?: number;
  /** There is no such address any more, and there will not be again; said only where the provider is sure. */
  readonly isGone?: true;
  /** True where nothing was tried now, and whether an earlier try has arrived is still open. */
  readonly isOpen?: true;
}

/**
 * The message was on its way when the line went dead: it may have been sent or not, and sending it again might
 * send it twice. Never retried by itself; `find` is asked, or a person is told and the next channel is used.
 */
export interface SendUnknown {
  readonly kind: 'unknown';
  /** What the message is called out there if it did go, so that a later bounce can be matched; `null` if nothing is known. */
  readonly providerId: string | null;
  readonly code: string;
  readonly reason: string;
}

export type FindResult =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'never-received' }
  | { readonly kind: 'cannot-say' };

/**
 * The queue for what has to be retried against the outside world. It only wakes a worker: what is to be done stands
 * in our own tables, so that a lost or doubled entry harms nobody.
 */
export interface Jobs {
  /** Adds entries in the caller's transaction; each is handed out no earlier than its `after`. */
  enqueue(tx: Tx, queue: QueueName, jobs: readonly Job[]): Promise<void>;
  /** Entries of a practice that is gone, in the caller's transaction. */
  forget(tx: Tx, practiceId: PracticeId): Promise<void>;
  /** Hands entries to `handle` one by one; a throw puts the entry back with a growing delay. */
  work(queue: QueueName, handle: (data: JobData) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export type QueueName = 'deliver';
export const queueNames: readonly QueueName[] = ['deliver'];

/** Identifiers only: the queue's tables know no practice and no row-level security. */
export interface JobData {
  readonly practiceId: PracticeId;
  readonly id: string;
}

export interface Job {
  readonly data: JobData;
  readonly after: Instant | null;
}

/** Reads one file from an address that a person typed. Never throws for what the world says. */
export interface WebReader {
  read(request: WebRequest): Promise<WebAnswer>;
}

export interface WebRequest {
  readonly address: string;
  /** What the last answer was marked with; the other side may then answer "unchanged". */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly maxBytes: number;
}

export type WebAnswer =
  | {
      readonly kind: 'read';
      readonly bytes: Uint8Array;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly kind: 'unchanged' }
  /** `reason` in plain words for a person, without the address: it is a secret. */
  | { readonly kind: 'failed'; readonly code: string; readonly reason: string };

/** Structured log lines. Fields hold identifiers and counts; never names, addresses, texts or tokens. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** A mail whole as it came, and when the server had it. `look-again`: it may turn out to be ours in a moment. */
export type MailTaker = (bytes: Uint8Array, receivedAt: Date) => Promise<'taken' | 'not-ours' | 'look-again'>;

/** The mailbox that answers come to. */
export interface ReplyMailbox {
  /**
   * Hands over every mail of the last fortnight that was not looked at yet, then each that comes, and leaves all of them
   * where they are. A mail can be handed over twice and is never left out. Resolves when the signal aborts, and rejects
   * when the line is lost.
   */
  watch(
    take: MailTaker,
    options: {
      readonly signal: AbortSignal;
      /** After each look at everything, with how many mails the server did not hand out. */
      readonly onReady: (notHandedOut: number) => void;
    },
  ): Promise<void>;
  /** Plain words about what `watch` rejected with, with nothing private in them. */
  tellFailure(error: unknown): string;
}
