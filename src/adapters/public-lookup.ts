/** For requests to addresses that somebody typed or a browser gave: they connect to nothing but the public internet. */
import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Nothing was connected to. */
export class PrivateNetwork extends Error {}

/**
 * To be asked before connecting: no lookup happens for a bare IP address.
 * @throws {PrivateNetwork}
 */
export function refusePrivateHost({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !isPublicAddress(host)) throw new PrivateNetwork();
}

/** A name is resolved here and connected to there, so that it cannot change its mind in between. */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    if (addresses.some(({ address }) => !isPublicAddress(address))) return callback(new PrivateNetwork(), '');
    const [first] = addresses;
    if (options.all) return callback(null, addresses);
    return callback(null, first?.address ?? '', first?.family);
  });
};
