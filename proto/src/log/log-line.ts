import { z } from 'zod';

/** A line of pino, taken apart. */
export type LogLine = {
  at: Date;
  level: string;
  message: string;
  /** The other fields: `plugin=hello reason="lease expired"`. */
  fields: string;
  /** The stack of an error that the line carries. */
  stack: string | undefined;
};

const LEVELS = new Map([
  [10, 'TRACE'],
  [20, 'DEBUG'],
  [30, 'INFO'],
  [40, 'WARN'],
  [50, 'ERROR'],
  [60, 'FATAL'],
]);

const pinoLine = z.looseObject({
  level: z.number(),
  time: z.number(),
  msg: z.string().default(''),
  err: z.looseObject({ message: z.string(), stack: z.string().optional() }).optional(),
});

/** Undefined for a line that is not one of pino's. */
export function parseLogLine(line: string): LogLine | undefined {
  const { data } = pinoLine.safeParse(parseJson(line));
  if (!data) return undefined;
  const { level, time, msg, err, name: _n, service: _s, pid: _p, hostname: _h, ...rest } = data;
  const all = Object.entries(err ? { ...rest, err: err.message } : rest);
  const fields = all.filter(([, value]) => value !== '');
  return {
    at: new Date(time),
    level: LEVELS.get(level) ?? String(level),
    message: msg,
    fields: fields.map(([name, value]) => `${name}=${renderValue(value)}`).join(' '),
    stack: err?.stack,
  };
}

function renderValue(value: unknown): string {
  return typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}

function parseJson(line: string): unknown {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
