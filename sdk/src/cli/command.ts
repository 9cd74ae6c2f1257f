import type { ApiClient } from '../api/api-client.ts';
import type { Registry } from './registry-clients.ts';
import type { Scheduler } from './scheduler-client.ts';

export type CommandContext = {
  /** What follows the command's name, options of the connection taken out. */
  args: string[];
  cwd: string;
  /** The registry that the options, the environment or `.patchbay/cli.json` name. */
  registry: () => Promise<Registry>;
  /** The scheduler, found in the same way. */
  scheduler: () => Promise<Scheduler>;
  /** The API at the gateway, found in the same way; undefined where none is named. */
  gateway: () => Promise<ApiClient | undefined>;
  /** All of standard input, as text. */
  input: () => Promise<string>;
  /** Writes a line of the result to standard output. */
  print: (line: string) => void;
  /** Writes a line for the person at the terminal to standard error. */
  tell: (line: string) => void;
};

export type Command = {
  /** One line per form of the command, with what it does. */
  usage: readonly (readonly [form: string, purpose: string])[];
  /** Resolves to the process's exit code. */
  run(context: CommandContext): Promise<number>;
};
