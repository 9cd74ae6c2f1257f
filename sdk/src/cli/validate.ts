import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  parseManifest,
  PlatformError,
  unknownFields,
  type Manifest,
  type Violation,
} from '@patchbay/proto';
import { isPlugin } from '../define-plugin.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage-error.ts';

export const validate: Command = {
  usage: [['validate <file>', 'check a plugin module, or a manifest as .json']],
  async run({ args, cwd, print, tell }) {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [name, ...rest] = positionals;
    if (name === undefined || rest.length > 0) {
      throw new UsageError('"validate" takes one file: a plugin module, or a manifest as .json');
    }
    const file = path.resolve(cwd, name);
    if (!existsSync(file)) throw new PlatformError('not_found', `there is no file ${file}`);
    try {
      const manifests = file.endsWith('.json') ? [await fromJson(file)] : await fromModule(file);
      for (const manifest of manifests) {
        for (const field of unknownFields(manifest)) tell(`note: nothing reads ${field}`);
        print(`ok ${manifest.slug} ${manifest.version}`);
      }
      return 0;
    } catch (error) {
      const violations = violationsOf(error);
      if (violations.length === 0) throw error;
      for (const { field, message } of violations) print(`${field || 'manifest'}: ${message}`);
      return 1;
    }
  },
};

async function fromJson(file: string): Promise<Manifest> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new PlatformError('invalid', `cannot read ${file}: ${String(cause)}`, { cause });
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PlatformError('invalid', `${file} is not JSON: ${String(cause)}`, { cause });
  }
  return parseManifest(json);
}

async function fromModule(file: string): Promise<Manifest[]> {
  const module = await load(file);
  const plugins = Object.values(module).filter(isPlugin);
  if (plugins.length === 0) {
    throw new PlatformError(
      'invalid',
      `${file} exports no plugin: write \`export const name = definePlugin({…})\``,
    );
  }
  return plugins.map(({ manifest }) => manifest);
}

async function load(file: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } catch (cause) {
    if (violationsOf(cause).length > 0) throw cause;
    const message = `cannot load ${file}${lineIn(file, cause)}: ${String(cause)}`;
    throw new PlatformError('invalid', message, { cause });
  }
}

/** Where in the file it went wrong, as far as the error's stack tells. */
function lineIn(file: string, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, behind = ''] = stack.split(file);
  const line = /^:(\d+)/.exec(behind)?.[1];
  return line === undefined ? '' : ` (line ${line})`;
}

/** What `definePlugin` threw; the plugin may have loaded the SDK from another place than this one. */
function violationsOf(error: unknown): readonly Violation[] {
  if (!(error instanceof Error) || error.name !== 'PlatformError') return [];
  return (error as PlatformError).details.violations ?? [];
}
