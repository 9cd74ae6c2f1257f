import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { PlatformError } from '@patchbay/proto';
import sdk from '../../package.json' with { type: 'json' };
import { audit } from './audit.ts';
import { capabilities } from './capabilities.ts';
import type { Command } from './command.ts';
import { commands as pluginCommands } from './commands.ts';
import { credentials } from './credentials.ts';
import { explain } from './explain.ts';
import { connectGateway } from './gateway-client.ts';
import { groups } from './groups.ts';
import { plugins } from './plugins.ts';
import { connectRegistry } from './registry-clients.ts';
import { connectScheduler } from './scheduler-client.ts';
import { roles } from './roles.ts';
import { settings } from './settings.ts';
import { tasks } from './tasks.ts';
import { spaces } from './spaces.ts';
import { tokens } from './tokens.ts';
import { UsageError } from './usage-error.ts';
import { users } from './users.ts';
import { validate } from './validate.ts';

const commands: Readonly<Record<string, Command>> = {
  plugins,
  capabilities,
  credentials,
  settings,
  commands: pluginCommands,
  tasks,
  spaces,
  users,
  groups,
  roles,
  tokens,
  audit,
  explain,
  validate,
};

/**
 * The `patchbay` command line. Resolves to the exit code: 0; 1 when it could not be done; 2 when the
 * command line was not understood.
 */
export async function runCli(
  argv: readonly string[],
  {
    env,
    cwd,
    print,
    tell,
    input = () => text(process.stdin),
  }: {
    env: Readonly<Record<string, string | undefined>>;
    cwd: string;
    print: (line: string) => void;
    tell: (line: string) => void;
    /** Read in place of the process's standard input. */
    input?: () => Promise<string>;
  },
): Promise<number> {
  let asked = 'registry';
  try {
    const { values: options, rest } = globalOptions(argv);
    const [name, ...args] = rest;
    if (options.version) return shown(print, sdk.version);
    if (options.help) return shown(print, help());
    const command = name === undefined ? undefined : commands[name];
    if (!command) {
      const listed = Object.keys(commands).join(', ');
      throw new UsageError(
        name === undefined
          ? `name a command: ${listed}`
          : `there is no "${name}"; there is ${listed}`,
      );
    }
    const surroundings = { options, env, cwd };
    const registry = () => connectRegistry(surroundings);
    const scheduler = () => {
      asked = 'scheduler';
      return connectScheduler(surroundings);
    };
    const gateway = () => connectGateway(surroundings);
    return await command.run({ args, cwd, print, tell, input, registry, scheduler, gateway });
  } catch (error) {
    if (isUsageError(error)) {
      tell(`patchbay: ${error.message}; see \`patchbay --help\``);
      return 2;
    }
    if (!(error instanceof PlatformError)) throw error;
    tell(`patchbay: ${sentence(error, asked)}`);
    return 1;
  }
}

/** Takes the options that every command has out of the command line, wherever they stand. */
function globalOptions(argv: readonly string[]) {
  const { values, tokens } = parseArgs({
    args: [...argv],
    options: {
      registry: { type: 'string' },
      scheduler: { type: 'string' },
      gateway: { type: 'string' },
      token: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const own = new Set(['registry', 'scheduler', 'gateway', 'token', 'help', 'version']);
  const taken = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || !own.has(token.name)) continue;
    taken.add(token.index);
    if (token.value !== undefined && !token.inlineValue) taken.add(token.index + 1);
  }
  const { registry, scheduler, gateway, token, help: wantsHelp, version } = values;
  for (const [name, value] of Object.entries({ registry, scheduler, gateway, token })) {
    if (typeof value === 'boolean') throw new UsageError(`--${name} takes a value`);
  }
  return {
    values: {
      registry: textOf(registry),
      scheduler: textOf(scheduler),
      gateway: textOf(gateway),
      token: textOf(token),
      help: Boolean(wantsHelp),
      version: Boolean(version),
    },
    rest: argv.filter((_, index) => !taken.has(index)),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function help(): string {
  const forms = Object.values(commands).flatMap(({ usage }) => usage);
  const width = Math.max(...forms.map(([form]) => form.length));
  return [
    'usage: patchbay [--registry host:port] [--scheduler host:port] [--gateway url] [--token token] <command>',
    '',
    ...forms.map(([form, purpose]) => `  ${form.padEnd(width)}  ${purpose}`),
    '',
    'The services and the platform token come from the options, else from PATCHBAY_REGISTRY,',
    'PATCHBAY_SCHEDULER, PATCHBAY_GATEWAY and PATCHBAY_TOKEN, else from .patchbay/cli.json in this',
    'folder or above, which npm start writes. Where a gateway is named, it says how plugins answer.',
  ].join('\n');
}

function shown(print: (line: string) => void, line: string): number {
  print(line);
  return 0;
}

/** Ours, or one of node:util's about an option or argument. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return (
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

function sentence({ code, message }: PlatformError, asked: string): string {
  if (code === 'unavailable') return `the ${asked} does not answer: ${message}`;
  return message;
}
