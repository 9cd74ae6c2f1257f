import { z } from 'zod';
import {
  invalid,
  manifestSchema,
  violationsOf,
  type Manifest,
  type Violation,
} from '@patchbay/proto';
import { jsonSchema } from './json-schema.ts';
import { missingHandlers } from './missing-handlers.ts';
import { policyContributions } from './policy.ts';
import { parseRouteKey } from './route-key.ts';
import type { SettingsDefinition, SettingsSchemas } from './settings-definition.ts';
import { inOrder, settingsManifest } from './settings-manifest.ts';

/**
 * The manifest that a definition stands for: handlers are left out, what they hang on is listed.
 *
 * @throws PlatformError `invalid` with every violation and its field path in the manifest.
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
  const violations = missingHandlers({ routes, tasks, commands });
  const result = manifestSchema.safeParse({
    ...rest,
    routes: Object.entries(routes).map(([key, route]) =>
      Object.assign(withoutHandler(route), parseRouteKey(key)),
    ),
    tasks: Object.entries(tasks).flatMap(([name, task]) => specsOf(name, task)),
    commands: Object.entries(commands).map(([name, spec], index) => {
      const schemas = schemasOf(spec, `commands[${index}]`, violations);
      return Object.assign({ name }, withoutHandler(spec), schemas);
    }),
    lifecycle: Object.keys(lifecycle),
    contributions: [...contributions.map(withoutHandler), ...policyContributions(policies)],
    ...settingsManifest(schemas, about, violations),
  });
  violations.push(...violationsOf(result.error ?? new z.ZodError([])));
  if (result.success && violations.length === 0) return result.data;
  throw invalid('the plugin is not valid', violations);
}

function withoutHandler(spec: object): object {
  return Object.fromEntries(
    Object.entries(spec).filter(([name]) => name !== 'run' && name !== 'handle'),
  );
}

const notInSpec = new Set(['run', 'schedules']);

/** One spec for each schedule of the task. */
function specsOf(name: string, task: { schedules?: readonly object[] }): object[] {
  const { schedules = [{}] } = task;
  const base = Object.fromEntries(Object.entries(task).filter(([key]) => !notInSpec.has(key)));
  return schedules.map((schedule) => Object.assign({ name }, base, schedule));
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
