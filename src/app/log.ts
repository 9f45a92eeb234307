/** Structured lines on standard error, so that standard output is for people. */
import { destination, pino } from 'pino';
import type { Log } from '#engine/ports.ts';
import type { LogLevel } from './config.ts';

export function openLog(level: LogLevel): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ fd: 2, sync: true }),
  );
}
