import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { loaderOptions, protoFiles, protoRoot } from './load.ts';

/**
 * Writes the TypeScript types of the protos to `proto/src/gen`; with `--check` it compares instead,
 * and fails when what is committed is stale.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const committed = path.join(import.meta.dirname, 'gen');

if (values.check) {
  const fresh = await mkdtemp(path.join(tmpdir(), 'patchbay-gen-'));
  try {
    await generate(fresh);
    const stale = await differences(fresh, committed);
    if (stale.length > 0) {
      console.error(`generated files are stale, run \`npm run generate\`:\n${stale.join('\n')}`);
      process.exitCode = 1;
    }
  } finally {
    await rm(fresh, { recursive: true });
  }
} else {
  await rm(committed, { recursive: true, force: true });
  await generate(committed);
}

async function generate(outDir: string): Promise<void> {
  const loader = createRequire(import.meta.url).resolve('@grpc/proto-loader/package.json');
  const bin = path.join(path.dirname(loader), 'build/bin/proto-loader-gen-types.js');
  const flags = Object.entries(loaderOptions).flatMap(([name, value]) => {
    if (name === 'includeDirs' || name === 'keepCase') return [];
    if (value === true) return [`--${name}`];
    return [`--${name}=${value === String ? 'String' : 'Number'}`];
  });
  await promisify(execFile)(process.execPath, [
    bin,
    ...flags,
    '--includeComments',
    '--grpcLib=@grpc/grpc-js',
    '--importFileExtension=.ts',
    `--includeDirs=${protoRoot}`,
    `--outDir=${outDir}`,
    ...protoFiles,
  ]);
  for (const [name, text] of await contents(outDir)) {
    await writeFile(path.join(outDir, name), text.replaceAll(`${protoRoot}/`, ''));
  }
}

async function differences(left: string, right: string): Promise<string[]> {
  const [a, b] = await Promise.all([contents(left), contents(right)]);
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));
}

async function contents(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, string]> => {
        const full = path.join(file.parentPath, file.name);
        return [path.relative(folder, full), await readFile(full, 'utf8')];
      }),
    ),
  );
}
