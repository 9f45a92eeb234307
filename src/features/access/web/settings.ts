/** What the settings show, as the server says it. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { callServer } from '#ui/call-server.ts';
import type { CarrierNow, MailboxNow } from '#ui/sending-notice.tsx';
import type * as shape from '../contract.ts';

export type Practice = z.infer<typeof shape.practice>;

export interface CrisisLine {
  readonly kind: 'listening' | 'emergency';
  readonly name: string;
  readonly call: string | null;
  readonly press: string | null;
  readonly textTo: string | null;
  readonly textWords: string | null;
}

export interface CrisisLines {
  readonly known: boolean;
  readonly lines: readonly CrisisLine[];
  readonly finder: string;
}

export interface Sending {
  readonly email: boolean;
  readonly sms: boolean;
  /** A medium's first one before its second. */
  readonly carriers: readonly CarrierNow[];
  /** Null where no mailbox is set. */
  readonly mailbox: (MailboxNow & MailboxCounts) | null;
}

export interface MailboxCounts {
  readonly lastMailAt: string | null;
  readonly unreadable: number;
  /** The newest day first; null for whoever is no owner. */
  readonly strangers: readonly { readonly day: string; readonly mails: number }[] | null;
}

export interface TestResult {
  readonly result: 'accepted' | 'failed' | 'unknown';
  readonly reason: string | null;
}

export const practicePath = '/practice';

export function useAsked<Data>(path: string): UseQueryResult<Data> {
  return useQuery({ queryKey: [path], queryFn: () => callServer<Data>('GET', path) });
}
