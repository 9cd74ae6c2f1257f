import { styleText } from 'node:util';
import { parseLogLine } from './log-line.ts';

export type LogStream = NodeJS.WritableStream & { isTTY?: boolean };

/** Takes the lines of one process. */
export type LineLog = (line: string) => void;

type Style = Parameters<typeof styleText>[0];

const COLOURS = ['cyan', 'magenta', 'blue', 'cyanBright', 'magentaBright', 'blueBright'] as const;
const NAME_WIDTH = 13;

/**
 * The logs of several processes in one stream, each line with the name of its process.
 * On a terminal lines of pino become readable, `HH:MM:SS  registry  INFO  message key=value`, in colour
 * unless NO_COLOR is set; no name has the colour of a level. Elsewhere they stay the JSON they are: it carries the name of the service.
 */
export function createPrefixLog(stream: LogStream): (name: string) => LineLog {
  let processes = 0;
  return (name) => {
    const colour = COLOURS[processes++ % COLOURS.length] ?? 'cyan';
    const render = stream.isTTY ? forTerminal(name, colour, stream) : forProgram(name);
    return (line) => void stream.write(`${render(line)}\n`);
  };
}

function forProgram(name: string) {
  return (line: string): string =>
    parseLogLine(line) ? line : `${name.padEnd(NAME_WIDTH)}  ${line}`;
}

function forTerminal(name: string, colour: Style, stream: LogStream) {
  const paint = (style: Style, text: string): string => text && styleText(style, text, { stream });
  const prefix = paint(colour, name.padEnd(NAME_WIDTH));
  const row = (at: Date, ...columns: string[]): string =>
    [paint('dim', at.toTimeString().slice(0, 8)), prefix, ...columns.filter(Boolean)].join('  ');

  return (line: string): string => {
    const parsed = parseLogLine(line);
    if (!parsed) return row(new Date(), line);
    const { at, level, message, fields, stack } = parsed;
    const first = row(
      at,
      paint(levelColour(level), level.padEnd(5)),
      message,
      paint('dim', fields),
    );
    return stack ? `${first}\n${paint('dim', stack.replaceAll(/^/gm, '    '))}` : first;
  };
}

function levelColour(level: string): Style {
  if (level === 'ERROR' || level === 'FATAL') return 'red';
  return level === 'WARN' ? 'yellow' : 'green';
}
