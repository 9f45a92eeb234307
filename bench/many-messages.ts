import type { Machine } from './machine.ts';

/** What `bench/messages.ts` measures. */
export interface ManyMessages {
  readonly messages: number;
  /** From falling due, all in the same instant, until the gateway had the last of them. */
  readonly sentSeconds: number;
  /** Until the last report of delivery was on record. */
  readonly reportedSeconds: number;
  /** Calls of the gateway that were answered, doubles included. */
  readonly reports: number;
  /** Without a report on record at the end. */
  readonly lost: number;
  /** Numbers that were texted more than once. */
  readonly doubled: number;
  /** Calls of the gateway that were answered with anything but success. */
  readonly refused: number;
  readonly machine: Machine;
}
