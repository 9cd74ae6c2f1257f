import { Cron } from 'croner';
import { parseDuration } from './duration.ts';

/** A cron expression as croner reads it, or a plain period written as `@every 90s`. */
export type CronTiming = { kind: 'cron'; expression: string } | { kind: 'every'; seconds: number };

/** No delay and no period is longer: ten years. */
export const longestSeconds = 10 * 365 * 86_400;

/**
 * Reads a cron expression of 5 or 6 fields (seconds first), a nickname such as `@daily`, or
 * `@every <duration>` with units ms, s, m, h, d and w: `@every 1h30m`.
 *
 * @throws Error that says what is wrong with it.
 */
export function parseCron(expression: string, timezone = 'UTC'): CronTiming {
  const text = expression.trim();
  if (text.startsWith('@every')) return { kind: 'every', seconds: period(text.slice(6)) };
  const fields = text.split(/\s+/).length;
  // croner also takes a moment such as 2026-03-01T09:00:00, after which the expression would be wrong.
  if (!text.startsWith('@') && fields !== 5 && fields !== 6) {
    throw new Error(`it has ${fields} fields, where cron has 5, or 6 with seconds first`);
  }
  const cron = newCron(text, timezone);
  if (!cron.nextRun()) throw new Error('no day matches it, ever');
  return { kind: 'cron', expression: text };
}

/** What is wrong with a cron expression; undefined when it can be used. */
export function cronProblem(expression: string, timezone = 'UTC'): string | undefined {
  try {
    parseCron(expression, timezone);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** An expression in a time zone, ready to be asked for its moments. Throws as `parseCron` does. */
export function newCron(expression: string, timezone: string): Cron {
  try {
    return new Cron(expression, { timezone, paused: true, mode: modeOf(expression) });
  } catch (error) {
    throw new Error(plain((error as Error).message), { cause: error });
  }
}

/** Whether this machine's time zone data knows the zone. */
export function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** croner allows a seventh field, of years, which would end a schedule unnoticed. */
function modeOf(expression: string) {
  return expression.startsWith('@') ? 'auto' : '5-or-6-parts';
}

function period(text: string): number {
  const seconds = /^\S*[a-z]$/.test(text.trim()) ? parseDuration(text) : undefined;
  if (seconds === undefined) {
    throw new Error('"@every" takes a duration such as 90s, 15m or 1h30m');
  }
  if (seconds < 0.001) throw new Error('"@every" takes a duration of 1ms at least');
  if (seconds > longestSeconds) throw new Error('"@every" takes a duration of ten years at most');
  return seconds;
}

function plain(message: string): string {
  return message.replace(/^\w+: /, '').replace(/^\w/, (letter) => letter.toLowerCase());
}
