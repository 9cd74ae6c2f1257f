import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

/** Whether `--json` was given, where nothing else may be. */
export function jsonOnly(args: string[]): boolean {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (positionals.length > 0) throw new UsageError(`"${positionals.join(' ')}" is too much`);
  return values.json;
}
