import { parentPort, workerData } from 'node:worker_threads';
import { verifyProtocol } from '#core/verifier/verify-protocol.ts';

parentPort?.postMessage(verifyProtocol(workerData));
