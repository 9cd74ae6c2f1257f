import type { z } from 'zod';
import type { ManifestInput } from '@patchbay/proto';
import type { CommandDefinition } from './command-definition.ts';
import type { ContributionDefinition, LifecycleHandlers } from './calls.ts';
import type { Known } from './known.ts';
import type { PolicyDefinition } from './policy.ts';
import type { RouteHandler } from './request-context.ts';
import type { RouteKey } from './route-key.ts';
import type { SettingReference } from './setting.ts';
import type { SettingsDefinition } from './settings-definition.ts';
import type { Titled } from './titled.ts';
import type { TaskContext } from './task-context.ts';

/** A plugin that has no settings. */
export type NoSettings = z.ZodObject<Record<string, never>>;

/** Members of the manifest that are made of handlers and schemas. */
type Derived =
  | 'routes'
  | 'tasks'
  | 'settings'
  | 'spaceSettings'
  | 'userSettings'
  | 'settingsCalls'
  | 'settingsActions'
  | 'lifecycle'
  | 'commands'
  | 'contributions';

/** A plugin: its manifest, with a handler beside everything that can be called. */
export type PluginDefinition<
  Settings extends z.ZodObject,
  Routes extends RouteKey,
  Params extends Record<string, unknown>,
  Inputs extends Record<string, unknown>,
  Space extends z.ZodObject = NoSettings,
  User extends z.ZodObject = NoSettings,
> = SettingsDefinition<Partial<z.input<Settings> & z.input<Space> & z.input<User>>> &
  Titled<Omit<Known<ManifestInput>, Derived>> & {
    /**
     * Site settings. One that has no default and is not optional keeps the plugin from serving until
     * somebody sets it.
     */
    settings?: Settings;
    /** What each space can set; each needs a default or is optional. It wins over the site. */
    spaceSettings?: Space;
    /** What each person can set; each needs a default or is optional. It wins over the space. */
    userSettings?: User;
    /** `GET /greet/:name` → handler, or who may ask for it with the handler. */
    routes?: {
      [Key in Routes]:
        | HandlerOf<Key, Settings, Space, User>
        | ProtectedRoute<HandlerOf<Key, Settings, Space, User>>;
    };
    /** Name → when to run, and what. */
    tasks?: {
      [Name in keyof Params]: TaskDefinition<
        Params[Name],
        z.output<Settings>,
        z.output<Settings> & z.output<Space> & z.output<User>
      >;
    };
    /** Name → what people, other plugins and the platform may have it do. */
    commands?: { [Name in keyof Inputs]: CommandDefinition<Inputs[Name], z.output<Settings>> };
    /** What it adds to extension points. */
    contributions?: ContributionDefinition<z.output<Settings>>[];
    /** Id → a say in what people may do, before their roles count. */
    policies?: Readonly<Record<string, PolicyDefinition<z.output<Settings>>>>;
    /** What to do when something happens to the plugin: each is called at least once, in order. */
    lifecycle?: LifecycleHandlers<z.output<Settings>>;
  };

type HandlerOf<
  Key extends RouteKey,
  Settings extends z.ZodObject,
  Space extends z.ZodObject,
  User extends z.ZodObject,
> = RouteHandler<Key, z.output<Settings>, z.output<Settings> & z.output<Space> & z.output<User>>;

/** A route that not everybody may ask for. */
export type ProtectedRoute<Handler> = Omit<
  Known<NonNullable<ManifestInput['routes']>[number]>,
  'method' | 'path'
> & { handle: Handler };

export type TaskDefinition<Params, Settings, Scoped = Settings> = TaskTiming<Params, Settings> & {
  /** Several schedules of this task, which differ by their params; each begins with what stands here. */
  schedules?: readonly TaskTiming<Params, Settings>[];
  /**
   * Does the work. What it resolves to is kept as the run's result; when it throws, the run is tried
   * again later, unless it throws NotRetryable.
   */
  run: (params: Params, context: TaskContext<Settings, Scoped>) => unknown;
};

/** When a task is run, with which params, and how its runs are treated. */
export type TaskTiming<Params, Settings> = Omit<TaskInput, 'name' | 'params' | 'repeatSeconds'> & {
  /** Seconds from one run to the next, counted from the scheduled time; 0 is once. */
  repeatSeconds?: number | SettingReference<SettingName<Settings>>;
  /** Handed to every run; JSON. */
  params?: Params;
};

type SettingName<Settings> = string extends keyof Settings ? never : keyof Settings & string;

type TaskInput = Known<NonNullable<ManifestInput['tasks']>[number]>;
