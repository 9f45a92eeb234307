/**
 * Remembers what the database once said was so. Whatever was seen there had been committed, and whatever was committed
 * has to be there for ever, whoever is killed.
 */
import { type Kysely, sql } from 'kysely';

interface Seen {
  readonly id: string;
  readonly sequence: number;
  readonly head: string;
}

export class Witness {
  readonly #asOwner: Kysely<unknown>;
  readonly #seen = new Map<string, Seen>();
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> | null = null;

  constructor(asOwner: Kysely<unknown>, everyMs: number) {
    this.#asOwner = asOwner;
    // The database may be away just now; then there is nothing to see.
    this.#timer = setInterval(() => void this.look().catch(() => {}), everyMs);
  }

  /** How many different heads of cases were seen. */
  get seen(): number {
    return this.#seen.size;
  }

  look(): Promise<void> {
    this.#looking ??= this.#see().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** What somebody was told is saved, without looking at the database. */
  remember(caseId: string, sequence: number): void {
    this.#seen.set(`${caseId}/${sequence}/told`, { id: caseId, sequence, head: '' });
  }

  /** What was there once and is not any more, or is something else now. */
  async missing(): Promise<readonly Seen[]> {
    const { rows } = await sql<Seen>`
      select r.id, r.sequence, r.head
      from jsonb_to_recordset(${JSON.stringify([...this.#seen.values()])}::jsonb) as r(id uuid, sequence integer, head text)
      where not exists (select from case_event e
        where e.case_id = r.id and e.sequence = r.sequence and r.head in ('', encode(e.hash, 'hex')))`.execute(
      this.#asOwner,
    );
    return rows;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking?.catch(() => {});
  }

  async #see(): Promise<void> {
    const { rows } = await sql<Seen>`
      select id, sequence, encode(head_hash, 'hex') as head from case_file`.execute(this.#asOwner);
    for (const seen of rows) this.#seen.set(`${seen.id}/${seen.sequence}/${seen.head}`, seen);
  }
}
