import { z } from 'zod';
import {
  invalid,
  manifestSchema,
  violationsOf,
  type Manifest,
  type Violation,
} from '@patchbay/proto';
import { jsonSchema } from './json-schema.ts';
import { policyContributions } from './policy.ts';
import { withTitles } from './titled.ts';
import { parseRouteKey } from './route-key.ts';
import type { SettingsDefinition, SettingsSchemas } from './settings-definition.ts';
import { inOrder, settingsManifest } from './settings-manifest.ts';
import { writtenField } from './written-field.ts';

/**
 * The manifest that a definition stands for: handlers are left out, what they hang on is listed.
 *
 * @throws PlatformError `invalid` with every violation and its field path in the definition.
 */
export function deriveManifest({
  routes,
  tasks,
  commands,
  lifecycle,
  contributions,
  policies,
  schemas,
  about,
  ...rest
}: {
  routes: Record<string, object>;
  tasks: Record<string, object>;
  commands: Record<string, { input?: z.ZodType; output?: z.ZodType }>;
  lifecycle: object;
  contributions: readonly object[];
  policies: Record<string, object>;
  schemas: SettingsSchemas;
  about: SettingsDefinition;
}): Manifest {
  const violations: Violation[] = [];
  const specs = Object.entries(tasks).flatMap(([name, task]) => specsOf(name, task));
  const result = manifestSchema.safeParse({
    ...withTitles(rest),
    routes: Object.entries(routes).map(([key, route]) =>
      Object.assign(withoutHandler(route), parseRouteKey(key)),
    ),
    tasks: specs.map(({ spec }) => spec),
    commands: Object.entries(commands).map(([name, spec]) => {
      const schemas = schemasOf(spec, `commands.${name}`, violations);
      return Object.assign({ name }, withoutHandler(spec), schemas);
    }),
    lifecycle: Object.keys(lifecycle),
    contributions: [
      ...contributions.map((it) => withTitles(withoutHandler(it))),
      ...policyContributions(policies),
    ],
    ...settingsManifest(schemas, about, violations),
  });
  const names = {
    routes: Object.keys(routes),
    tasks: specs.map(({ written }) => written),
    commands: Object.keys(commands),
    lifecycle: Object.keys(lifecycle),
    settingsActions: Object.keys(about.settingsActions ?? {}),
  };
  for (const { field, message } of violationsOf(result.error ?? new z.ZodError([]))) {
    violations.push({ field: writtenField(field, names), message });
  }
  if (result.success && violations.length === 0) return result.data;
  throw invalid('the plugin is not valid', violations);
}

function withoutHandler(spec: object): object {
  return Object.fromEntries(
    Object.entries(spec).filter(([name]) => name !== 'run' && name !== 'handle'),
  );
}

const notInSpec = new Set(['run', 'schedules']);

/** One spec for each schedule of the task, and where in `tasks` it is written. */
function specsOf(name: string, task: { schedules?: readonly object[] }) {
  const base = Object.fromEntries(Object.entries(task).filter(([key]) => !notInSpec.has(key)));
  if (!task.schedules) return [{ spec: { name, ...base }, written: name }];
  return task.schedules.map((schedule, index) => ({
    spec: { name, ...base, ...schedule },
    written: `${name}.schedules[${index}]`,
  }));
}

function schemasOf(
  { input, output }: { input?: z.ZodType; output?: z.ZodType },
  field: string,
  violations: Violation[],
) {
  return {
    ...(input && {
      input: inOrder(jsonSchema(input, { field: `${field}.input`, io: 'input' }, violations)),
    }),
    ...(output && {
      output: jsonSchema(output, { field: `${field}.output`, io: 'output' }, violations),
    }),
  };
}
