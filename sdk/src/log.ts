import { format } from 'node:util';
import { readableLine } from '@patchbay/proto';
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';

export type { Logger } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Told of each line of a log as people read it: the message, then its fields. */
export type LineTap = (level: LogLevel, text: string) => void;

type LogStream = DestinationStream | (NodeJS.WritableStream & { isTTY?: boolean });

const tap = Symbol('tap');

/**
 * A plugin's log on standard output, each line with the plugin's slug: readable lines on a terminal, JSON
 * elsewhere.
 */
export function createLogger(
  plugin: string,
  level: string,
  stream: LogStream = process.stdout,
): Logger {
  const hooks: LoggerOptions['hooks'] = {
    logMethod(args, method, weight) {
      (this as Tapped)[tap]?.(levelOf(weight), lineOf(args));
      method.apply(this, args);
    },
  };
  return pino({ level, base: { plugin }, hooks }, destinationOf(stream));
}

/** A child of the log whose lines, and those of its own children, are also told to `onLine`. */
export function tapLog(log: Logger, bindings: object, onLine: LineTap): Logger {
  // pino makes a child with its parent as prototype, so that children inherit the tap.
  return Object.assign(log.child(bindings), { [tap]: onLine });
}

function destinationOf(stream: LogStream): DestinationStream {
  if ('isTTY' in stream && stream.isTTY) {
    return { write: (line) => void stream.write(`${readableLine(line.trimEnd(), { stream })}\n`) };
  }
  return stream === process.stdout ? pino.destination(1) : stream;
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
