/** The whole program on a real database, with a clock and phones that the test holds in its hands. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import { openJobQueue } from '#adapters/job-queue.ts';
import { pretendCarrier } from '#adapters/pretend-carrier.ts';
import type { HttpDeps } from '#app/http.ts';
import { mailTaker } from '#app/open-mailbox-watch.ts';
import { buildProgram, type Program } from '#app/program.ts';
import { pass } from '#app/worker.ts';
import type { Command } from '#core/case/commands.ts';
import type { CaseEvent } from '#core/case/events.ts';
import type { ExistingCase } from '#core/case/state.ts';
import type { CaseId } from '#core/ids.ts';
import type { Day } from '#core/time/instant.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { atLocal } from '#core/time/zone.ts';
import { claimMinutes } from '#engine/claims.ts';
import { reportDelivery } from '#engine/delivery-reports.ts';
import { readEvents } from '#engine/event-store.ts';
import { mayMove, readCase } from '#engine/load-case.ts';
import type { Carrier, MailTaker, Medium, ReceivedText } from '#engine/ports.ts';
import { type Outcome, runCommand } from '#engine/run.ts';
import { hearMail } from '#features/cases/hear-mail.ts';
import { takeInText } from '#features/cases/take-in-text.ts';
import type { InboundMail } from '#features/outreach/facts.ts';
import { bookSessions, type Presence } from '#features/sessions/facts.ts';
import { type CastClient, type CastStaff, clients, riverside, settle, testNewId } from './cast.ts';
import { type HandClock, handClock } from './clocks.ts';
import { type FreshDatabase, freshDatabase, silentLog, testSecret } from './database.ts';
import { keepHistories } from './keep-histories.ts';
import { openWeb, publicAddress, type Web } from './open-http.ts';
import { openPhone, type Phone } from './phone.ts';
import { type Answered, type Caller, signInAs } from './sign-in.ts';

export interface HouseOptions {
  /** `Tuesday 14:00` in the first week of March 2026, by the practice's clock. */
  readonly at: string;
  readonly who?: readonly CastClient[];
  /** As after the very first start: there is no practice yet, and whoever sets one up is told what to do. */
  readonly isNew?: boolean;
  /** Where browsers reach this house; needed when one does. */
  readonly publicAddress?: string;
  /** In place of the pretend phone and mailbox. */
  readonly carriers?: ReadonlyMap<Medium, Carrier>;
  /** Who takes over from those. */
  readonly seconds?: ReadonlyMap<Medium, Carrier>;
}

export interface FreshMail {
  readonly subject?: string;
  readonly messageId?: string;
  /** More headers, each a whole line. */
  readonly headers?: readonly string[];
  /** When the mailbox had it; now unless said otherwise. */
  readonly at?: Date;
  /** Whoever took the mails before this one, and remembers them. */
  readonly take?: MailTaker;
}

/** A sign-in that is not used for half an hour ends. */
const signInMinutes = 25;

/** A case as it stands after something was put on record, or why not. */
export interface Put {
  readonly code: string;
  readonly detail: string;
  readonly state: ExistingCase;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monday = Temporal.PlainDate.from('2026-03-02');

/** The instant of `Tuesday 14:00`, or of `Tuesday 14:00 +1` a week later. */
export function when(text: string): Instant {
  const [name = '', time = '', weeks = '0'] = text.split(' ');
  const day = monday.add({ days: weekdays.indexOf(name), weeks: Number(weeks) }).toString() as Day;
  return atLocal(day, time, riverside.timeZone);
}

/** A command without its hand: whoever does it is named beside it. */
export type Deed = Command extends infer Each
  ? Each extends { type: string }
    ? Omit<Each, 'by'>
    : never
  : never;

export class House {
  readonly fresh: FreshDatabase;
  readonly clock: HandClock;
  readonly program: Program;
  readonly #carriers: ReadonlyMap<Medium, Carrier>;
  readonly #jobs: { close(): Promise<void> };
  readonly #signedIn = new Map<string, { readonly caller: Caller; readonly at: Instant }>();
  #web: Promise<Web> | null = null;
  #doors: Partial<HttpDeps> = {};
  #visitors: Parameters<typeof signInAs>[0] | null = null;

  constructor(
    fresh: FreshDatabase,
    clock: HandClock,
    program: Program,
    carriers: ReadonlyMap<Medium, Carrier>,
    jobs: { close(): Promise<void> },
  ) {
    this.fresh = fresh;
    this.clock = clock;
    this.program = program;
    this.#carriers = carriers;
    this.#jobs = jobs;
  }

  now(): Instant {
    return this.clock.now();
  }

  /** Books one session that begins in so many minutes. */
  async books(who: CastClient | readonly CastClient[], options: { inMinutes?: number; by?: CastStaff } = {}) {
    const people = [who].flat();
    const startsAt = addMinutes(this.now(), options.inMinutes ?? 0);
    const clinician = options.by ?? people[0]?.clinician;
    if (!clinician) throw new Error('nobody is booked');
    const [session] = await this.fresh.database.inPractice(riverside.id, (tx) =>
      bookSessions(
        tx,
        this.program.sessions,
        [
          {
            startsAt,
            endsAt: addMinutes(startsAt, 50),
            zone: riverside.timeZone,
            modality: 'in-person',
            clinicianId: clinician.id,
            link: null,
            clientIds: people.map(({ id }) => id),
          },
        ],
        { via: 'staff', staffId: clinician.id, now: this.now() },
      ),
    );
    if (!session) throw new Error('the session was not booked');
    return session;
  }

  /** A session begins now; a quarter of an hour later its clinician confirms that the client was not seen. */
  async misses(client: CastClient): Promise<void> {
    await this.books(client);
    await this.passes({ minutes: 15 });
    await this.does(client.clinician, client, { type: 'confirm-missed', clears: [], note: '' });
  }

  /** Time passes, and everything that falls due happens at its own instant, as it would with a worker that never stops. */
  async passes(time: { minutes?: number; hours?: number; days?: number }): Promise<void> {
    const minutes = (time.minutes ?? 0) + (time.hours ?? 0) * 60 + (time.days ?? 0) * 24 * 60;
    const until = addMinutes(this.now(), minutes);
    await this.settles();
    for (let due = await this.#nextDue(); due && due <= until; due = await this.#nextDue()) {
      if (due > this.now()) this.clock.set(due);
      await this.settles();
    }
    this.clock.set(until);
    await this.settles();
  }

  /** The worker stands still while time passes. */
  async sleeps(time: { minutes: number }): Promise<void> {
    this.clock.advance(time.minutes);
  }

  /** Everything that is due now happens. */
  async settles(): Promise<void> {
    for (let turn = 0; turn < 50; turn += 1) if ((await pass(this.program)) === 0) return;
    throw new Error('the program never comes to rest');
  }

  async #nextDue(): Promise<Instant | null> {
    const { rows } = await sql<{ due: Instant | null }>`
      select least(
        (select min(due_at) from case_file c where ${mayMove}),
        (select min(absence_due_at) from session_participant),
        (select min(due_at) from paging),
        (select min(due_at) from alarm),
        (select min(try_at) from message where state = 'queued'),
        (select ${addMinutes(this.now(), claimMinutes + 1 / 60)}::timestamptz where exists (
          select from message where state = 'sending'))) as due`.execute(this.fresh.asOwner);
    return rows[0]?.due ?? null;
  }

  /** What a person does to the client's newest case. Fails the test when it is refused. */
  async does(person: CastStaff, client: CastClient, deed: Deed): Promise<ExistingCase> {
    const outcome = await this.tries(person, client, deed);
    if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.refusal.code}`);
    return outcome.state;
  }

  async tries(person: CastStaff, client: CastClient, deed: Deed): Promise<Outcome> {
    const by = { kind: 'staff', staffId: person.id } as const;
    const caseId = await this.#newestCase(client);
    const outcome = await runCommand(this.program.engine, riverside.id, caseId, { ...deed, by } as Command);
    await this.settles();
    return outcome;
  }

  /** Somebody at their browser, really signed in; anew when the last time is too long ago. */
  async signsIn(person: CastStaff): Promise<Caller> {
    const before = this.#signedIn.get(person.id);
    if (before && addMinutes(before.at, signInMinutes) > this.now()) return before.caller;
    const origin = this.program.world.publicAddress;
    this.#visitors ??= { ...(await this.web()), asOwner: this.fresh.asOwner, origin };
    const caller = await signInAs(this.#visitors, person);
    this.#signedIn.set(person.id, { caller, at: this.now() });
    return caller;
  }

  /** What a signed-in person puts on the record of the client's newest case, over HTTP. */
  async puts(person: CastStaff, client: CastClient, what: string, body: object = {}): Promise<Answered<Put>> {
    const caller = await this.signsIn(person);
    const answer = await caller.post<Put>(`/cases/${await this.#newestCase(client)}/${what}`, body);
    await this.settles();
    return answer;
  }

  /** The message provider's later word about a message. */
  async hears(key: string, state: 'sent' | 'delivered' | 'failed' | 'unknown', code = ''): Promise<void> {
    const report = { key: null, providerId: `pretend-${key}`, state, code, reason: '' } as const;
    await reportDelivery(this.program.engine, riverside.id, report);
    await this.settles();
  }

  /** The client answers a message by mail, in their own words. */
  async mails(key: string, text: string, more: Partial<InboundMail> = {}): Promise<void> {
    const { rows } = await sql<{ address: string }>`select address from message where key = ${key}`.execute(
      this.fresh.asOwner,
    );
    const messageId = `<${testNewId()}@mail.example.org>`;
    const answers = [`pretend-${key}`];
    const from = rows[0]?.address ?? '';
    const mail: InboundMail = { kind: 'message', messageId, answers, from, subject: '', text, ...more };
    await hearMail(this.program.engine, riverside.id, mail);
    await this.settles();
  }

  /** Whoever takes mails in from the mailbox. */
  mailTaker(): MailTaker {
    return mailTaker(this.program);
  }

  /** Somebody writes to the address that our mails come from, and names none of them. Says what the mailbox is told. */
  async mailsAfresh(from: string, text: string, more: FreshMail = {}): Promise<string> {
    const { subject = 'Hello', headers = [], messageId = `<${testNewId()}@mail.example.org>` } = more;
    const { at = new Date(this.now()), take = this.mailTaker() } = more;
    const lines = [
      `Message-ID: ${messageId}`,
      `Date: ${at.toUTCString()}`,
      `From: Somebody <${from}>`,
      'To: answers@practice.example.org',
      `Subject: ${subject}`,
      'Content-Type: text/plain; charset=utf-8',
      ...headers,
      '',
      text,
      '',
    ];
    const taken = await take(Buffer.from(lines.join('\r\n')), at);
    await this.settles();
    return taken;
  }

  /** Somebody texts the practice's number. The provider hands it in as often as it likes. */
  async texts(sender: string, text: string, more: Partial<ReceivedText> = {}): Promise<void> {
    const providerId = `SM${testNewId()}`;
    await takeInText(this.program.texts, {
      kind: 'text',
      providerId,
      from: sender,
      text,
      isBlocked: false,
      ...more,
    });
    await this.settles();
  }

  /** Somebody marks in the day's list whether the client came. */
  async marks(
    person: CastStaff,
    sessionId: string,
    client: CastClient,
    presence: Presence,
  ): Promise<Answered<Put>> {
    const caller = await this.signsIn(person);
    const answer = await caller.put<Put>(`/sessions/${sessionId}/presence/${client.id}`, { presence });
    await this.settles();
    return answer;
  }

  /** Everything on the record of the client's newest case. */
  async history(client: CastClient): Promise<readonly CaseEvent[]> {
    const caseId = await this.#newestCase(client);
    const recorded = await this.fresh.database.inPractice(riverside.id, (tx) => readEvents(tx, caseId));
    return recorded.map(({ event }) => event);
  }

  async caseOf(client: CastClient): Promise<ExistingCase> {
    const caseId = await this.#newestCase(client);
    const state = await this.fresh.database.inPractice(riverside.id, (tx) => readCase(tx, caseId));
    if (!state) throw new Error(`${client.preferredName} has no case`);
    return state;
  }

  async expectCase(
    client: CastClient,
    expected: { phase: 'unconfirmed' | 'missed' | 'closed'; outcome?: string; owner?: CastStaff },
  ): Promise<void> {
    const state = await this.caseOf(client);
    const phase = state.status === 'closed' ? 'closed' : state.missConfirmedAt ? 'missed' : 'unconfirmed';
    const outcome = state.status === 'closed' ? state.outcome : undefined;
    expect({ phase, outcome, ...(expected.owner && { owner: state.ownerId }) }).toEqual({
      phase: expected.phase,
      outcome: expected.outcome,
      ...(expected.owner && { owner: expected.owner.id }),
    });
  }

  /** Nobody was disturbed: there is no case. */
  async expectNoCase(client: CastClient): Promise<void> {
    const { rows } = await sql`select 1 from case_file where client_id = ${client.id}`.execute(
      this.fresh.asOwner,
    );
    expect(rows, `${client.preferredName} should have no case`).toEqual([]);
  }

  /** Who is asked what at this moment, about this client. */
  async asked(client: CastClient): Promise<readonly { kind: string; staffId: string }[]> {
    return (await this.caseOf(client)).asks.map(({ kind, staffId }) => ({ kind, staffId }));
  }

  phone(client: Pick<CastClient, 'mobile'>): Phone {
    return openPhone(this, this.#carriers.get('sms'), client.mobile);
  }

  mailbox(person: CastClient | CastStaff): Phone {
    return openPhone(this, this.#carriers.get('email'), person.email);
  }

  async #newestCase(client: CastClient): Promise<CaseId> {
    const { rows } = await sql<{ id: CaseId }>`
      select id from case_file where client_id = ${client.id} order by opened_at desc limit 1`.execute(
      this.fresh.asOwner,
    );
    if (!rows[0]) throw new Error(`${client.preferredName} has no case`);
    return rows[0].id;
  }

  /** The program's HTTP side, opened when first asked for; the first to ask may add to its doors. */
  web(doors: Partial<HttpDeps> = {}): Promise<Web> {
    this.#doors = { ...this.#doors, ...doors };
    this.#web ??= openWeb(this.program, this.fresh.authUrl, this.#doors);
    return this.#web;
  }

  async close(): Promise<void> {
    await keepHistories(this.fresh.asOwner);
    await (await this.#web)?.close();
    await this.#jobs.close();
    await this.fresh.close();
  }
}

export async function openHouse({ at, who = clients, ...options }: HouseOptions): Promise<House> {
  const fresh = await freshDatabase();
  const clock = handClock(when(at));
  const jobs = await openJobQueue({ url: fresh.url, log: silentLog });
  const carriers =
    options.carriers ??
    new Map<Medium, Carrier>([
      ['sms', pretendCarrier('sms')],
      ['email', pretendCarrier('email')],
    ]);
  const program = buildProgram({
    database: fresh.database,
    clock,
    newId: testNewId,
    jobs,
    log: silentLog,
    carriers,
    ...(options.seconds && { seconds: options.seconds }),
    secret: testSecret,
    publicAddress: options.publicAddress ?? publicAddress,
    defaultCountry: riverside.country,
    canaryMinutes: 5,
    watchesMailbox: true,
  });
  if (!options.isNew) await settle(fresh.database, clock.now(), who);
  return new House(fresh, clock, program, carriers, jobs);
}
