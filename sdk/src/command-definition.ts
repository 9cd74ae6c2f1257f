import type { z } from 'zod';
import {
  explained,
  invalid,
  PlatformError,
  violationsOf,
  type ManifestInput,
} from '@patchbay/proto';
import type { CallContext, CallHandler } from './calls.ts';

type CommandInput = NonNullable<ManifestInput['commands']>[number];

/** A command: what callers are told of it, and what it does. */
export type CommandDefinition<Input, Settings> = Pick<
  CommandInput,
  'title' | 'description' | 'exposure' | 'permission' | 'confirm' | 'async' | 'deadlineMs'
> & {
  /** What it takes: an object. Left out: anything. */
  input?: z.ZodType<Input>;
  /** What it answers; something else is an error. Left out: any JSON. */
  output?: z.ZodType;
  /** Does it, and resolves to its result: JSON, or nothing. */
  run: (input: Input, context: CallContext<Settings>) => unknown;
};

/** What answers the call of a command: the input is checked before it runs, the result after. */
export function commandHandler(
  name: string,
  { input, output, run }: CommandDefinition<unknown, never>,
): CallHandler {
  return async (payload, context) => {
    const read = input?.safeParse(payload, explained);
    if (read?.error) throw invalid(`the input of "${name}" is not valid`, violationsOf(read.error));
    const result = await run(read ? read.data : payload, context as CallContext<never>);
    if (!output) return result;
    const written = output.safeParse(result);
    if (written.success) return written.data;
    const list = violationsOf(written.error).map((it) => `${it.field} ${it.message}`.trim());
    const message = `"${name}" answered what it does not promise: ${list.join('; ')}`;
    throw new PlatformError('internal', message);
  };
}
