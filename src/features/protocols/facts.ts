/** What other features may ask: which protocol a case opened now would run on. */
import { defaultProtocol } from '#core/protocol/default.ts';
import type { Protocol } from '#core/protocol/protocol.ts';
import type { Tx } from '#engine/ports.ts';
import { readNewest } from './store.ts';

export async function currentProtocol(tx: Tx): Promise<Protocol> {
  return (await readNewest(tx))?.document ?? defaultProtocol;
}
