import { parentPort, workerData } from 'node:worker_threads';
import { verifyProtocol } from '#core/verifier/verify-protocol.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- windows have an origin, threads have none
parentPort?.postMessage(verifyProtocol(workerData));
