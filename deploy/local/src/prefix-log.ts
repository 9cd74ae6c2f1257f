import { stripVTControlCharacters, styleText } from 'node:util';
import { parseLogLine, readableLine } from '@patchbay/proto';

export type LogStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** Takes the lines of one process. */
export type LineLog = (line: string) => void;

export type PrefixLog = ((name: string) => LineLog) & {
  /** Text of nobody's, as it is. */
  plain: LineLog;
};

const COLOURS = ['cyan', 'magenta', 'blue', 'cyanBright', 'magentaBright', 'blueBright'] as const;
const NAME_WIDTH = 13;

/**
 * The logs of several processes in one stream, each line with the name of its process.
 * On a terminal lines of pino become readable, `HH:MM:SS  registry  INFO  message key=value`, in colour
 * unless NO_COLOR is set; no name has the colour of a level. What a task says
 * in each run takes one line, with how often, so that one which runs each second leaves the rest in sight.
 * Elsewhere lines stay the JSON they are: it carries the name of the service.
 */
export function createPrefixLog(stream: LogStream): PrefixLog {
  let processes = 0;
  const writeRow = stream.isTTY ? createRows(stream) : undefined;
  const logOf = (name: string): LineLog => {
    const colour = COLOURS[processes++ % COLOURS.length] ?? 'cyan';
    if (!writeRow) return (line) => void stream.write(`${forProgram(name, line)}\n`);
    const of = styleText(colour, name.padEnd(NAME_WIDTH), { stream });
    return (line) =>
      writeRow(readableLine(line, { stream, of }), { sameAs: repeatable(name, line) });
  };
  const plain: LineLog = (text) =>
    writeRow ? writeRow(text, { sameAs: undefined }) : void stream.write(`${text}\n`);
  return Object.assign(logOf, { plain });
}

/** Rows of a terminal; one that says the same as the row before takes its place. */
function createRows(stream: LogStream) {
  let last = { sameAs: undefined as string | undefined, times: 0, length: 0 };
  return (text: string, { sameAs }: { sameAs: string | undefined }): void => {
    const times = sameAs !== undefined && last.sameAs === sameAs ? last.times + 1 : 1;
    const row = times > 1 ? `${text}  ×${times}` : text;
    // A terminal whose size nobody has set says 0.
    const above = Math.max(1, Math.ceil(last.length / (stream.columns || 80)));
    last = { sameAs, times, length: stripVTControlCharacters(row).length };
    stream.write(times > 1 ? `\u001B[${above}A\u001B[J${row}\n` : `${row}\n`);
  };
}

/** What a line of a task's run has in common with the same line of the next run. */
function repeatable(name: string, line: string): string | undefined {
  const parsed = parseLogLine(line);
  const [task] = / task=\S+/.exec(` ${parsed?.fields ?? ''}`) ?? [];
  if (task === undefined || parsed?.level !== 'INFO') return undefined;
  return `${name}${task} ${parsed.message}`;
}

function forProgram(name: string, line: string): string {
  return parseLogLine(line) ? line : `${name.padEnd(NAME_WIDTH)}  ${line}`;
}
