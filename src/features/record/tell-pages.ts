/** Who was paged, over which way, and what came of it: beside the events, since it moved nothing by itself. */
import type { CaseId, MessageKey, StaffId } from '#core/ids.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Medium, Tx } from '#engine/ports.ts';
import { messagesToStaff } from '#engine/sent-messages.ts';
import { keyOfQuestion, type PagingRow, pagingsOfCase } from '#features/paging/facts.ts';
import { type Names, staffName } from './telling.ts';

export interface ToldPage {
  readonly key: MessageKey;
  readonly staffId: StaffId;
  readonly medium: Medium;
  readonly state: string;
  readonly at: Instant;
}

export interface ToldAnswer {
  readonly staffId: StaffId;
  readonly via: 'link' | 'call';
  readonly at: Instant;
}

export interface ToldPaging {
  readonly pages: readonly ToldPage[];
  /** "I have it" without signing in; what is done in the app says so itself. */
  readonly answers: readonly ToldAnswer[];
}

export async function readPaging(tx: Tx, caseId: CaseId): Promise<ToldPaging> {
  const pagings = await pagingsOfCase(tx, caseId);
  const byKey = new Map(pagings.map((paging) => [paging.key, paging]));
  const pages = (await messagesToStaff(tx, caseId)).flatMap(
    ({ key, medium, state, createdAt }): ToldPage[] => {
      const paging = byKey.get(keyOfQuestion(key));
      return paging ? [{ key, staffId: paging.staffId, medium, state, at: createdAt }] : [];
    },
  );
  return { pages, answers: pagings.flatMap(answerOf) };
}

function answerOf({ staffId, endedBy, endedVia, endedAt }: PagingRow): readonly ToldAnswer[] {
  if (endedBy !== staffId || endedAt === null || (endedVia !== 'link' && endedVia !== 'call')) return [];
  return [{ staffId, via: endedVia, at: endedAt }];
}

const byWay: Readonly<Record<Medium, string>> = {
  email: 'by email',
  sms: 'by text',
  voice: 'by a call',
  push: 'on a device of theirs',
};

export function pageSentence({ staffId, medium, state }: ToldPage, fate: string, names: Names): string {
  const name = staffName(staffId, names);
  const what = state === 'cancelled' ? 'was to be paged' : 'was paged';
  return `${name} ${what} ${byWay[medium]}: ${fate}.`;
}

export function answerSentence({ staffId, via }: ToldAnswer, names: Names): string {
  const how = via === 'link' ? 'with the link in a page' : 'with a key on a call';
  return `${staffName(staffId, names)} answered ${how}.`;
}
