import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openApiDocument, operations } from '../proto/src/api/index.ts';
import { platformPermissions, type PlatformPermission } from '../proto/src/permissions.ts';
import { Config as Plugin } from '../sdk/src/config.ts';
import { commonConfig } from '../services/chassis/src/config.ts';
import { Config as Gateway } from '../services/gateway/src/config.ts';
import { Config as Registry } from '../services/registry/src/config.ts';
import { Config as Scheduler } from '../services/scheduler/src/config.ts';

/**
 * Writes `docs/reference/`: the configuration, from the schemas with which the processes read their
 * environment, the platform's permissions, and the HTTP API, from the list of its operations. With `--check` it fails when what is
 * committed is stale.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

type Schema = typeof Registry | typeof Gateway | typeof Scheduler | typeof Plugin;

const common = new Set(Object.keys(commonConfig));
const own = (schema: Schema) => rows(schema).filter(({ name }) => !common.has(name));
const page = `# Configuration

Generated from the code by \`npm run generate\`. Every process reads its environment once, when it
starts, and names every wrong variable at once. An empty variable counts as unset. \`NAME_FILE\` may
stand for any \`NAME\` of a service: the content of that file is the value.

## Every service

${table(rows(Registry).filter(({ name }) => common.has(name)))}

## Registry

${table(own(Registry))}

## Gateway

${table(own(Gateway))}

## Scheduler

${table(own(Scheduler))}

## Plugins

What the SDK reads; \`PATCHBAY_CREDENTIAL_FILE\` may stand for \`PATCHBAY_CREDENTIAL\`.

${table(rows(Plugin))}
`;

const permissions: readonly PlatformPermission[] = platformPermissions;
const permissionPage = `# Permissions

Generated from the code by \`npm run generate\`. What the platform itself asks for; plugins declare
more. \`administrator\` has all of them. Policies are asked about the same names.

| permission | allows to | asked about | roles that have it at first |
|---|---|---|---|
${permissions
  .map(({ name, description, object = 'the site', defaultRoles }) => {
    const held = defaultRoles.map((role) => `\`${role}\``).join(', ');
    return `| \`${name}\` | ${description} | ${object} | ${held} |`;
  })
  .join('\n')}
`;

const files = {
  'reference/permissions.md': permissionPage,
  'reference/configuration.md': page,
  'reference/openapi.json': `${JSON.stringify(openApiDocument(operations), null, 2)}\n`,
};

for (const [name, text] of Object.entries(files)) {
  const file = path.join(import.meta.dirname, name);
  if (!values.check) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error(`${path.relative(process.cwd(), file)} is stale, run \`npm run generate\``);
    process.exitCode = 1;
  }
}

type Row = { name: string; fallback: string; description: string };

function rows(schema: Schema): Row[] {
  const { properties = {}, required = [] } = schema.toJSONSchema({ io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { default: value, description = '' } = typeof property === 'object' ? property : {};
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const unset = required.includes(name) ? 'required' : '';
    return { name, fallback: text ? `\`${text}\`` : unset, description };
  });
}

function table(list: readonly Row[]): string {
  const lines = list.map(
    ({ name, fallback, description }) => `| \`${name}\` | ${fallback} | ${description} |`,
  );
  return ['| variable | default | meaning |', '|---|---|---|', ...lines].join('\n');
}
