import pino, { type DestinationStream, type Logger } from 'pino';
import { scrub } from './scrub.ts';

/** JSON lines for the operator's collector, to standard output unless a stream is given; without personal data. */
export function openLogger(level: string, stream?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: scrub },
  };
  return stream === undefined ? pino(options) : pino(options, stream);
}
