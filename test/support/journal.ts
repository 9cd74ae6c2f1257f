import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startNodeProcess, type NodeProcess } from './node-process.ts';
import type { Platform } from './platform.ts';

type Entry = { instance: string; task: string; runId: string; attempt: number };

export type Journal = AsyncDisposable & {
  /** What instances of the fixture plugin `journal` have run, the oldest first. */
  entries(): Promise<Entry[]>;
  /** Starts an instance; resolves when the catalog says that it is ready. */
  startInstance(name: string, env?: Record<string, string>): Promise<NodeProcess>;
};

export async function createJournal(platform: Platform): Promise<Journal> {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-journal-'));
  const file = path.join(folder, 'journal');
  await writeFile(file, '');
  const token = await platform.credential('journal');
  return {
    async entries() {
      const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
      return lines.map((line) => {
        const [instance = '', task = '', runId = '', attempt] = line.split(' ');
        return { instance, task, runId, attempt: Number(attempt) };
      });
    },
    startInstance: (name, env = {}) =>
      startNodeProcess({
        script: path.join(import.meta.dirname, '../fixtures/journal-plugin.ts'),
        env: {
          NAME: name,
          JOURNAL: file,
          PATCHBAY_REGISTRY: platform.addresses.registry,
          PATCHBAY_CREDENTIAL: token,
          PATCHBAY_INSTANCE: name,
          ...env,
        },
        async isReady() {
          const { instances } = await platform.plugin('journal');
          return instances.some((it) => it.name === name && it.state?.name === 'ready');
        },
      }),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
