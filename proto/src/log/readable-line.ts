import { styleText } from 'node:util';
import { parseLogLine } from './log-line.ts';

type Style = Parameters<typeof styleText>[0];

/**
 * A line of pino as people read it on a terminal, `HH:MM:SS  INFO  message  key=value`, with the stack of
 * an error below; any other line as it is, behind the time. In colour unless NO_COLOR is set.
 *
 * @param of whose line it is, shown behind the time.
 */
export function readableLine(
  line: string,
  { stream, of }: { stream: NodeJS.WritableStream; of?: string },
): string {
  const paint = (style: Style, text: string): string => text && styleText(style, text, { stream });
  const row = (at: Date, ...columns: string[]): string =>
    [paint('dim', at.toTimeString().slice(0, 8)), of ?? '', ...columns].filter(Boolean).join('  ');

  const parsed = parseLogLine(line);
  if (!parsed) return row(new Date(), line);
  const { at, level, message, fields, stack } = parsed;
  const first = row(at, paint(levelColour(level), level.padEnd(5)), message, paint('dim', fields));
  return stack ? `${first}\n${paint('dim', stack.replaceAll(/^/gm, '    '))}` : first;
}

function levelColour(level: string): Style {
  if (level === 'ERROR' || level === 'FATAL') return 'red';
  return level === 'WARN' ? 'yellow' : 'green';
}
