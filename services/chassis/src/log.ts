import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** A service's root logger: JSON lines on standard output, readable ones on a terminal. */
export function createLogger(service: string, { LOG_LEVEL: level }: { LOG_LEVEL: string }): Logger {
  return pino({
    level,
    base: { service },
    ...(process.stdout.isTTY && {
      transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname,service' } },
    }),
  });
}
