import type { Logger } from 'pino';
import type { IdentityClaims } from '@patchbay/proto';
import type { Commands, Points } from './asking.ts';
import type { Html } from './html.ts';
import type { Links } from './links.ts';
import type { OwnSettings } from './own-settings.ts';
import type { PathParams } from './route-key.ts';
import type { Schedules } from './schedules.ts';
import type { SettingsFor } from './scoped-settings.ts';
import type { Telling } from './telling.ts';

/** What a route's handler is given. */
export type RequestContext<Path extends string, Settings, Scoped = Settings> = {
  /**
   * The request as the platform sent it. Its `signal` aborts when the client goes away. `text()`,
   * `json()` and the like take 10 MB at most; `body` streams without limit.
   */
  request: Request;
  /** The path's parameters, decoded. */
  params: PathParams<Path>;
  query: URLSearchParams;
  /** Who asks, as the platform vouches for it. */
  identity: IdentityClaims;
  /** The space in which it is asked, with what whoever asks is there; undefined outside of spaces. */
  space: IdentityClaims['space'];
  /** The site settings as they are now. */
  settings: Settings;
  /** Asks for runs of this plugin's tasks. */
  schedules: Schedules;
  /**
   * The settings in force for a space, a person, or a person in a space: `{ user: identity.sub }`. They
   * are asked for once and remembered until they change.
   *
   * @throws PlatformError `unavailable` while the registry is away and they are not remembered.
   */
  settingsFor: SettingsFor<Scoped>;
  /** The stored settings, for a page of the plugin's own at which people change them. */
  ownSettings: OwnSettings;
  log: Logger;
  points: Points;
  commands: Commands;
  links: Links;
} & Telling;

/**
 * What a route's handler gives back: text; a page; a `Response`, which is streamed; any other object
 * or array, sent as JSON; or nothing (204).
 */
export type Answer = string | Html | Response | object | undefined;

export type RouteHandler<Path extends string, Settings, Scoped = Settings> = (
  context: RequestContext<Path, Settings, Scoped>,
) => Answer | Promise<Answer>;
