/** What the invented people find on their phones: the outbox of the example practice, with the addresses that it holds. */
import { sql } from 'kysely';
import type { MessageKey } from '#core/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Instant } from '#core/time/instant.ts';
import type { LinkFor } from '#engine/deliver.ts';
import type { Medium, Tx } from '#engine/ports.ts';
import type { Phone } from './contract.ts';

interface Row {
  readonly id: string;
  readonly key: MessageKey;
  readonly medium: Medium;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly at: Instant;
  readonly audience: 'client' | 'staff';
  readonly personKey: string;
  readonly name: string;
}

interface Said {
  readonly clientId: string;
  readonly text: string;
  readonly at: Instant;
}

/** Enough for an afternoon. */
const most = 300;

export async function readPhone(tx: Tx, linkFor: LinkFor): Promise<Phone> {
  const { rows } = await sql<Row>`
    select m.id, m.key, m.medium, m.address, m.subject, m.body, m.created_at as at, m.audience,
      coalesce(c.id, s.id)::text as "personKey", coalesce(c.preferred_name, s.name) as name
    from message m
    left join case_file f on f.id = m.case_id
    left join client c on c.id = f.client_id and m.audience = 'client'
    left join staff s on m.audience = 'staff' and (s.email = m.address
      or exists (select from reach_way w where w.staff_id = s.id and w.address = m.address))
    where m.state in ('sent', 'delivered') and coalesce(c.id, s.id) is not null
    order by m.created_at desc, m.id desc limit ${most}`.execute(tx);
  const said = await readSaid(tx);
  const people = [...Map.groupBy(rows.toReversed(), ({ personKey }) => personKey).values()];
  return {
    people: people.map((theirs) => {
      const { personKey, name, audience } = theirs[0] as Row;
      return {
        key: personKey,
        name,
        kind: audience,
        arrived: theirs.map((row) => arrivedOf(row, linkFor)),
        said: said.filter(({ clientId }) => clientId === personKey).map(({ text, at }) => ({ text, at })),
      };
    }),
  };
}

function arrivedOf({ id, key, medium, address, subject, body, at, audience }: Row, linkFor: LinkFor) {
  const text = body.replaceAll('{link}', linkFor(key, audience));
  const isAnswerable = audience === 'client';
  return { id, medium, to: address, subject, text, at, audience, isAnswerable };
}

async function readSaid(tx: Tx): Promise<readonly Said[]> {
  const { rows } = await sql<Said>`
    select f.client_id as "clientId", r.text, r.received_at as at from reply r
    join case_file f on f.id = r.case_id
    where r.text <> '' order by r.received_at, r.id limit ${most}`.execute(tx);
  return rows;
}

export interface ToAnswer {
  readonly medium: Medium;
  /** What the pretend provider calls it. */
  readonly providerId: string;
  /** From which an answer would come. */
  readonly address: string;
}

export async function messageToAnswer(tx: Tx, id: string): Promise<ToAnswer> {
  const { rows } = await sql<ToAnswer>`
    select medium, provider_id as "providerId", address from message
    where id = ${id} and audience = 'client' and provider_id is not null`.execute(tx);
  const [message] = rows;
  if (!message) {
    throw new Problem(
      'not-found',
      'no-such-message',
      'This phone has no such message that could be answered. Choose one that it shows.',
    );
  }
  return message;
}
