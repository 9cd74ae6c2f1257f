import { format } from 'node:util';
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';

export type { Logger } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Told of each line of a log as people read it: the message, then its fields. */
export type LineTap = (level: LogLevel, text: string) => void;

const tap = Symbol('tap');

/** A plugin's log: JSON lines on standard output, each with the plugin's slug. */
export function createLogger(
  plugin: string,
  level: string,
  destination: DestinationStream = pino.destination(1),
): Logger {
  const hooks: LoggerOptions['hooks'] = {
    logMethod(args, method, weight) {
      (this as Tapped)[tap]?.(levelOf(weight), lineOf(args));
      method.apply(this, args);
    },
  };
  return pino({ level, base: { plugin }, hooks }, destination);
}

/** A child of the log whose lines, and those of its own children, are also told to `onLine`. */
export function tapLog(log: Logger, bindings: object, onLine: LineTap): Logger {
  // pino makes a child with its parent as prototype, so that children inherit the tap.
  return Object.assign(log.child(bindings), { [tap]: onLine });
}

type Tapped = { [tap]?: LineTap };

function levelOf(weight: number): LogLevel {
  if (weight >= 50) return 'error';
  if (weight >= 40) return 'warn';
  return weight >= 30 ? 'info' : 'debug';
}

function lineOf(args: readonly unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first === 'string') return format(first, ...rest);
  const { err, ...fields } = (first instanceof Error ? { err: first } : (first ?? {})) as {
    err?: unknown;
  };
  const message = rest.length > 0 ? format(...(rest as [unknown])) : '';
  const shown = Object.keys(fields).length > 0 ? jsonOf(fields) : '';
  const error = err instanceof Error ? (err.stack ?? err.message) : '';
  return [message, shown, error].filter(Boolean).join(' ');
}

function jsonOf(fields: object): string {
  try {
    return JSON.stringify(fields);
  } catch {
    return '';
  }
}
