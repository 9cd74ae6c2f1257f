import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startChild } from '@patchbay/local';
import type { Platform } from './platform.ts';

const root = path.join(import.meta.dirname, '../..');

export type GuideFolder = Awaited<ReturnType<typeof openGuideFolder>>;

/**
 * A folder that stands for the root of the repository, below which it is, so that plugins find the SDK
 * and `npx patchbay` the platform.
 */
export async function openGuideFolder(platform: Platform) {
  await mkdir(path.join(root, 'test-output'), { recursive: true });
  const folder = await mkdtemp(path.join(root, 'test-output/guide-'));
  const write = async (name: string, text: string): Promise<void> => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  const { registry, scheduler } = platform.addresses;
  const cli = { registry, scheduler, token: platform.environment.PLATFORM_TOKEN };
  await write('.patchbay/cli.json', JSON.stringify(cli));

  return {
    write,
    /** What a block of commands writes to its standard output. */
    shell: async (script: string): Promise<string> => {
      const { stdout } = await promisify(execFile)('bash', ['-ec', script], { cwd: folder });
      return stdout;
    },
    /** Runs a block of commands that goes on until it is disposed. */
    start: (script: string) => {
      const lines: string[] = [];
      const command = { file: 'bash', args: ['-ec', script], cwd: folder };
      const child = startChild(command, {
        onLine: (line) => lines.push(line),
        stopSignals: ['SIGKILL'],
      });
      return { lines, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * A folder outside the repository, for what a guide does there: `~/patchbay` in its blocks is the
 * repository, and `node` the one that runs the tests.
 */
export async function openOutsideFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-outside-'));
  const env = {
    ...process.env,
    npm_config_audit: 'false',
    PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}`,
  };
  return {
    folder,
    shell: async (script: string): Promise<string> => {
      const args = ['-ec', script.replaceAll('~/patchbay', root)];
      return (await promisify(execFile)('bash', args, { cwd: folder, env })).stdout;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The blocks of code of a page, to be taken one after the other. */
export async function openGuide(file: string) {
  const blocks = blocksOf(await readFile(path.join(root, file), 'utf8')).values();
  return {
    /** The next block, which has to begin with this name as a comment. */
    next(name: string): string {
      const text =
        blocks.next().value ?? assert.fail(`there is no more block; ${name} is expected`);
      assert.match(text, new RegExp(`^(//|#) ${name}\n`));
      return text;
    },
    /** @throws AssertionError while there are blocks left. */
    end(): void {
      assert.equal(blocks.next().done, true, 'this test knows every block of the page');
    },
  };
}

export function blocksOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```(?:ts|sh)\n([^]*?)^```$/gm)].map(([, text = '']) => text);
}
