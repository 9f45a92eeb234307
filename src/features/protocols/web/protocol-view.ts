/** What these screens read: the protocol in force, its versions, and who may change it. */
import { useQuery } from '@tanstack/react-query';
import type { Protocol } from '#core/protocol/protocol.ts';
import { callServer } from '#ui/call-server.ts';
import { fullDay } from '#ui/clock.ts';
import type { NameOf } from '#ui/colleagues.ts';
import { useMe } from '#ui/me.ts';

export interface PublishedVersion {
  readonly version: number;
  readonly name: string;
  readonly document: Protocol;
  /** These three are missing from what Kept comes with. */
  readonly reason: string | null;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
}

/** Newest first; the first is in force. */
export function useVersions() {
  return useQuery({
    queryKey: ['/protocol/versions'],
    queryFn: () => callServer<readonly PublishedVersion[]>('GET', '/protocol/versions'),
  });
}

/** The server decides; this only keeps from offering what it would refuse. */
export function useMayPublish(): boolean {
  const role = useMe().data?.staff.role;
  return role === 'owner' || role === 'supervisor';
}

/** `Version 2, published by Marcus Bell on 3 March 2026` */
export function provenance(one: PublishedVersion, nameOf: NameOf): string {
  if (one.publishedAt === null || one.publishedBy === null) {
    return `Version ${one.version}, which Kept comes with`;
  }
  return `Version ${one.version}, published by ${nameOf(one.publishedBy)} on ${fullDay(one.publishedAt)}`;
}
