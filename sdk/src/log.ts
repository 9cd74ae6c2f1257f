import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** A plugin's log: JSON lines on standard output, each with the plugin's slug. */
export function createLogger(plugin: string, level: string): Logger {
  return pino({ level, base: { plugin } });
}
