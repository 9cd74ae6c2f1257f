import { z } from 'zod';
import { invalid, PlatformError, type Manifest } from '@patchbay/proto';
import { callsOf, type CallHandler } from './calls.ts';
import type { NoSettings, PluginDefinition } from './definition.ts';
import { shapeViolations } from './definition-shape.ts';
import { deriveManifest } from './derive-manifest.ts';
import type { RouteHandler } from './request-context.ts';
import type { RouteKey } from './route-key.ts';
import { settingsCalls } from './settings-calls.ts';
import type { SettingsDefinition } from './settings-definition.ts';
import type { Settings } from './live-settings.ts';
import type { TaskContext } from './task-context.ts';

/** A plugin that has passed validation, ready for `serve`. */
export type Plugin = {
  /** What the platform is told: the JSON document, defaults filled in. */
  readonly manifest: Manifest;
  /** The site's. */
  readonly settings: z.ZodObject;
  /** Those of every scope, as they are looked up for somebody. */
  readonly scopedSettings: z.ZodObject;
  readonly routes: Readonly<Record<string, RouteHandler<string, Settings>>>;
  readonly tasks: Readonly<Record<string, TaskHandler>>;
  /** What answers the platform's calls below `/-/call/`. */
  readonly calls: ReadonlyMap<string, CallHandler>;
};

export type TaskHandler = (params: object, context: TaskContext<Settings>) => unknown;

/**
 * Defines a plugin. The definition is the manifest: what has handlers becomes its lists, and
 * `settings` its JSON Schema; everything else is passed on as it is.
 *
 * @throws PlatformError `invalid` with every violation and its path in the definition.
 * @example
 * export const hello = definePlugin({
 *   slug: 'hello', version: '1.0.0',
 *   routes: { 'GET /greet/:name': ({ params }) => `Hello, ${params.name}` },
 * });
 */
export function definePlugin<
  Schema extends z.ZodObject = NoSettings,
  Routes extends RouteKey = never,
  Params extends Record<string, unknown> = Record<string, never>,
  Inputs extends Record<string, unknown> = Record<string, never>,
  Space extends z.ZodObject = NoSettings,
  User extends z.ZodObject = NoSettings,
>(definition: PluginDefinition<Schema, Routes, Params, Inputs, Space, User>): Plugin {
  try {
    const violations = shapeViolations(definition);
    if (violations.length > 0) throw invalid('the plugin is not valid', violations);
    return assemble(definition);
  } catch (error) {
    // The mistake is in what was passed, so the stack begins where that is written.
    if (error instanceof PlatformError) Error.captureStackTrace(error, definePlugin);
    throw error;
  }
}

function assemble<
  Schema extends z.ZodObject,
  Routes extends RouteKey,
  Params extends Record<string, unknown>,
  Inputs extends Record<string, unknown>,
  Space extends z.ZodObject,
  User extends z.ZodObject,
>(definition: PluginDefinition<Schema, Routes, Params, Inputs, Space, User>): Plugin {
  const {
    routes = {},
    tasks = {},
    commands = {},
    lifecycle = {},
    contributions = [],
    policies = {},
    settings = z.object({}),
    spaceSettings = z.object({}),
    userSettings = z.object({}),
    validateSettings,
    migrateSettings,
    settingsActions = {},
    ...rest
  } = definition;
  const handlers = Object.entries<{ run: unknown }>(tasks).map(([name, { run }]) => [name, run]);
  const schemas = { site: settings, space: spaceSettings, user: userSettings };
  const about = { validateSettings, migrateSettings, settingsActions } as SettingsDefinition;
  return {
    manifest: deriveManifest({
      ...rest,
      routes,
      tasks,
      commands,
      lifecycle,
      contributions,
      policies,
      schemas,
      about,
    }),
    settings,
    scopedSettings: z.object({ ...settings.shape, ...spaceSettings.shape, ...userSettings.shape }),
    routes: handlersOf(routes),
    tasks: Object.fromEntries(handlers) as Plugin['tasks'],
    calls: callsOf({
      lifecycle,
      commands,
      contributions,
      policies,
      settings: settingsCalls(schemas, about),
    }),
  };
}

function handlersOf(routes: object): Plugin['routes'] {
  const entries = Object.entries(routes).map(([key, route]: [string, unknown]) => [
    key,
    typeof route === 'function' ? route : (route as { handle: unknown }).handle,
  ]);
  return Object.fromEntries(entries) as Plugin['routes'];
}

export function isPlugin(value: unknown): value is Plugin {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['manifest', 'settings', 'routes', 'tasks', 'calls'].every((member) => member in value)
  );
}
