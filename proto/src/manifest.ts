import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { commandSpec } from './command.ts';
import { invalid } from './errors.ts';
import { extensionPoint } from './extension-point.ts';
import { lifecycleKind } from './lifecycle.ts';
import { manifestRoute, routeViolations } from './manifest-route.ts';
import { dottedName, routePath as path, slug, version, versionRange } from './names.ts';
import { withNames } from './manifest-names.ts';
import { notificationType } from './notification-type.ts';
import { builtInRoles, permissionName, platformPermissions } from './permissions.ts';
import { relations } from './relations.ts';
import { scopes } from './scopes.ts';
import type { JsonObject } from './struct.ts';
import { settingFields } from './setting-field.ts';
import { taskSpec } from './task.ts';
import { titles } from './titles.ts';
import { explained, violationsOf } from './violations.ts';
import { settingAction } from './setting-hints.ts';
import { settingsPages, settingsPageViolations } from './settings-pages.ts';
import { settingsSchema, settingsViolations } from './settings-schema.ts';

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

/** Of a manifest as JSON. Everybody who follows the catalog gets the manifests of all plugins. */
const maxManifestLength = 1024 * 1024;

const permission = z
  .looseObject({
    name: dottedName.describe('Such as "edit"; its full name is "<slug>.edit"'),
    title: z.string().min(1).optional().describe('Shown to people; the name when left out'),
    description: z.string().optional().describe('What somebody who has it may do'),
    defaultRoles: z
      .array(z.enum(builtInRoles.map(({ name }) => name)))
      .default([])
      .describe('Roles that have it when it first appears, besides "administrator"'),
  })
  .describe('Something that a person may do or not');

const contribution = z
  .looseObject({
    id: slug.describe('Unique among the contributions of this plugin'),
    point: dottedName.describe('The extension point'),
    pointVersion: z.int().min(1).default(1).describe('Its major version'),
    title: z.string().min(1).optional(),
    titles: titles.optional().describe('The title in other languages'),
    path: path
      .optional()
      .describe('Where it leads, below the plugin; required for the point "nav"'),
    icon: z
      .string()
      .regex(/^[a-z0-9 -]+$/, 'must be an icon name, like "clock"')
      .optional(),
    order: z.number().optional().describe('Lower comes first; ties are broken by title'),
    permissions: z
      .array(dottedName)
      .optional()
      .describe('Who sees it needs all of these: its own, or full names of others'),
  })
  .describe('What the plugin adds to an extension point');

/**
 * What a plugin is. The same schema checks a manifest in `definePlugin`, in `patchbay validate` and
 * in the registry, and is published as JSON Schema. Fields it does not know are kept.
 */
export const manifestSchema = z
  .looseObject({
    slug: slug.describe("The plugin's name in URLs and in the API; it never changes"),
    title: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe('Shown to people; the slug when left out'),
    titles: titles.optional().describe('The title in other languages: {"de": "Notizen"}'),
    description: z.string().optional(),
    version: version.describe('Of this release'),
    author: z.string().optional(),
    authorUrl: httpUrl.optional(),
    links: z.array(z.looseObject({ label: z.string().min(1), url: httpUrl })).optional(),
    icon: contribution.shape.icon.describe('Font Awesome name, like "clock"'),
    license: z.string().optional(),
    platform: versionRange.optional().describe('Versions of Patchbay it works with'),
    ...relations,
    scopes,
    needs: z
      .array(dottedName)
      .default([])
      .describe(
        'What it wants of the platform beyond serving pages; more of it waits for approval',
      ),
    permissions: z
      .array(permission)
      .default([])
      .describe('Permissions it defines; more of them waits for approval'),
    routes: z.array(manifestRoute).default([]),
    extensionPoints: z.array(extensionPoint).default([]),
    contributions: z.array(contribution).default([]),
    notificationTypes: z.array(notificationType).default([]),
    commands: z.array(commandSpec).default([]),
    lifecycle: z
      .array(lifecycleKind)
      .default([])
      .describe('What it is told of when it happens, by the call `lifecycle/<kind>`'),
    tasks: z
      .array(taskSpec)
      .default([])
      .describe('A task may be listed several times with different params: each is a schedule'),
    maxConcurrency: z
      .int()
      .min(1)
      .optional()
      .describe('Runs of all its tasks at a time, over all processes'),
    settings: settingsSchema.describe(
      'JSON Schema (2020-12) of an object: the site settings with their defaults',
    ),
    spaceSettings: settingsSchema.describe(
      'The same for what each space can set; what a space sets wins over the site',
    ),
    userSettings: settingsSchema.describe(
      'The same for what each person can set; what a person sets wins over the space',
    ),
    settingsVersion: z
      .int()
      .min(1)
      .optional()
      .describe('Grows when stored settings have to be rewritten for a release; 1 when left out'),
    settingsCalls: z
      .array(z.enum(['validate', 'migrate']))
      .default([])
      .describe(
        'What it answers: whether new settings are valid, how those of before are rewritten',
      ),
    settingsActions: z
      .array(settingAction)
      .default([])
      .describe('Buttons beside the settings, which call the plugin'),
    settingsPages: settingsPages.describe(
      'Pages of its own for its settings, shown before the form; more of these wait for approval',
    ),
  })
  .check((context) => {
    for (const { field, message } of crossViolations(context.value)) {
      context.issues.push({ code: 'custom', input: context.value, path: field, message });
    }
  });

export type Manifest = z.output<typeof manifestSchema>;
export type ManifestInput = z.input<typeof manifestSchema>;
export type { ManifestRoute } from './manifest-route.ts';
export type ManifestContribution = z.output<typeof contribution>;

/**
 * The manifest with its defaults filled in; a slug that is left out is made of the title.
 *
 * @throws PlatformError `invalid` with every violation and its field path.
 */
export function parseManifest(input: unknown): Manifest {
  const result = manifestSchema.safeParse(withNames(input), explained);
  if (result.success) return result.data;
  throw invalid('the manifest is not valid', violationsOf(result.error));
}

/** JSON Schema (2020-12) of what a plugin may send. */
export function manifestJsonSchema(): Record<string, unknown> {
  return {
    title: 'Patchbay plugin manifest',
    ...z.toJSONSchema(manifestSchema, { io: 'input', unrepresentable: 'any' }),
    required: [],
    anyOf: [{ required: ['slug'] }, { required: ['title'] }],
  };
}

type CrossViolation = { field: (string | number)[]; message: string };

function* crossViolations(manifest: Manifest): Iterable<CrossViolation> {
  const {
    slug,
    permissions,
    extensionPoints,
    contributions,
    routes,
    scopes: { site, space },
    notificationTypes,
    tasks,
    commands,
    settings,
    settingsActions,
  } = manifest;
  const { length } = JSON.stringify(manifest);
  if (length > maxManifestLength) {
    const [is, most] = [length, maxManifestLength].map((it) => it.toLocaleString('en'));
    const message = `is ${is} characters long as JSON, and may be ${most}: serve what is large from a route`;
    yield { field: [], message };
  }
  if (!site && !space) {
    yield { field: ['scopes', 'site'], message: 'has to be true, or "space" has to be there' };
  }
  if (space && !routes.some((r) => r.method === 'GET' && r.path === space.defaultView)) {
    const message = `no route GET ${space.defaultView}; a plugin for spaces needs one to begin with`;
    yield { field: ['scopes', 'space', 'defaultView'], message };
  }
  for (const [index, { scope }] of routes.entries()) {
    const elsewhere = (scope === 'space' && !space) || (scope === 'site' && !site);
    if (elsewhere) {
      const message = `the manifest's scopes do not have "${scope}"`;
      yield { field: ['routes', index, 'scope'], message };
    }
  }
  for (const [index, { scope }] of tasks.entries()) {
    if (scope === 'space' && !space) {
      yield {
        field: ['tasks', index, 'scope'],
        message: 'the manifest\'s scopes do not have "space"',
      };
    }
  }
  yield* repeated(
    'extensionPoints',
    'id',
    extensionPoints.map(({ id, version }) => `${id}@${version}`),
  );
  yield* repeated(
    'commands',
    'name',
    commands.map(({ name }) => name),
  );
  yield* repeated(
    'contributions',
    'id',
    contributions.map(({ id }) => id),
  );
  yield* repeated(
    'notificationTypes',
    'name',
    notificationTypes.map(({ name }) => name),
  );
  yield* repeated(
    'tasks',
    'name',
    tasks.map(({ name, params }) => taskKey(name, params)),
  );
  yield* repeated(
    'settingsActions',
    'name',
    settingsActions.map(({ name }) => name),
  );
  yield* settingsViolations(manifest);
  yield* settingsPageViolations(manifest);
  yield* routeViolations(routes);
  yield* repeated(
    'routes',
    'path',
    routes.map((r) => `${r.method} ${r.path.replaceAll(/\/:[^/]+/g, '/:…')}`),
  );

  const fullNames = permissions.map(({ name }) => permissionName(slug, name));
  yield* repeated('permissions', 'name', fullNames);
  for (const [index, name] of fullNames.entries()) {
    if (platformPermissions.some((own) => own.name === name)) {
      const message = `"${name}" is a permission of the platform: choose another name`;
      yield { field: ['permissions', index, 'name'], message };
    }
  }

  for (const [index, { point, path }] of contributions.entries()) {
    const field = ['contributions', index, 'path'];
    if (point === 'nav' && path === undefined) {
      yield { field, message: 'is required for the point "nav"' };
    }
    if (path !== undefined && !routes.some((r) => r.method === 'GET' && r.path === path)) {
      const listed = routes.map((r) => `${r.method} ${r.path}`).join(', ') || 'no routes';
      yield { field, message: `no route GET ${path}; the manifest lists ${listed}` };
    }
  }

  const known = settingFields(settings).map(({ name }) => name);
  for (const [index, { repeatSeconds }] of tasks.entries()) {
    if (typeof repeatSeconds === 'object' && !known.includes(repeatSeconds.setting)) {
      const listed = known.join(', ') || 'no settings';
      const message = `no setting "${repeatSeconds.setting}"; the manifest lists ${listed}`;
      yield { field: ['tasks', index, 'repeatSeconds', 'setting'], message };
    }
  }
}

function* repeated(list: string, key: string, values: string[]): Iterable<CrossViolation> {
  for (const [index, value] of values.entries()) {
    const first = values.indexOf(value);
    if (first !== index) {
      yield { field: [list, index, key], message: `"${value}" is already ${list}[${first}]` };
    }
  }
}

/** Two schedules of one task differ by their params. */
function taskKey(name: string, params: JsonObject): string {
  return Object.keys(params).length === 0 ? name : `${name} ${canonicalJson(params)}`;
}
