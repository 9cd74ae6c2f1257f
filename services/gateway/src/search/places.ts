import { holds, type ReceivedPlugin } from '@patchbay/proto';
import { activePlugins } from '../pages/space-nav.ts';
import type { PluginRoutes } from '../requests/plugin-route.ts';
import type { Entered, Spaces } from '../requests/spaces.ts';
import { findSettings } from '../settings/settings-search.ts';
import { entrance } from '../shell/entrance.ts';
import { adminEntries, descriptionOf, iconOf, navigation } from '../shell/navigation.ts';
import { ownPagesFor } from '../shell/own-pages.ts';
import { administers, platformPagesFor } from '../shell/platform-pages.ts';
import type { Session } from '../sign-in/sessions.ts';

/** A page that somebody may open. */
export type Place = {
  href: string;
  title: string;
  description: string;
  icon: string;
  /** What it belongs to: a plugin, a space, the platform. */
  of: string;
};

type Known = {
  /** With their titles in the language of who asks. */
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  routes: PluginRoutes;
  spaces: Spaces;
  session: Session;
};

/**
 * Every page that somebody may go to, each once: those of a space first when they are in one, then
 * those of plugins, of the platform, and of what they administer.
 */
export function placesFor(known: Known, entered: Entered | undefined): Place[] {
  const all = [
    ...(entered ? placesInSpace(entered, known) : []),
    ...placesOfPlugins(known),
    ...placesOfSpaces(known),
    ...placesOfPlatform(known),
    ...placesOfAdministrators(known),
  ];
  const listed = new Set<string>();
  return all.filter(({ href }) => !listed.has(href) && listed.add(href));
}

function placesInSpace(entered: Entered, known: Known): Place[] {
  const { slug, title } = entered.space;
  const base = `/s/${slug}`;
  const own = { title: 'Settings', icon: 'gear', description: 'Its people, plugins and settings' };
  return [
    ...activePlugins(entered, known).map(({ plugin, view }) => ({
      href: `${base}/p/${plugin.slug}${view}`,
      title: plugin.title,
      description: descriptionOf(plugin),
      icon: iconOf(plugin),
      of: title,
    })),
    ...(entered.manageable ? [{ href: `${base}/settings`, ...own, of: title }] : []),
  ];
}

function placesOfPlugins({ plugins, routes, session: { person } }: Known): Place[] {
  const mayOpen = routes.opens(person);
  const entries = [
    ...navigation(plugins.values(), mayOpen),
    ...adminEntries(plugins.values(), mayOpen),
  ].map(({ href, title, description, icon, plugin }) => {
    return { href, title, description, icon, of: plugin.title };
  });
  const entrances = [...plugins.values()].flatMap((plugin): Place[] => {
    const href = entrance(plugin, mayOpen);
    if (href === undefined) return [];
    const { title } = plugin;
    return [{ href, title, description: descriptionOf(plugin), icon: iconOf(plugin), of: title }];
  });
  return [...entries, ...entrances];
}

function placesOfSpaces({ spaces, session: { person } }: Known): Place[] {
  return spaces.of(person).map(({ slug, title, archived }) => ({
    href: `/s/${slug}/`,
    title,
    description: archived ? 'Archived' : '',
    icon: archived ? 'box-archive' : 'layer-group',
    of: 'Spaces',
  }));
}

function placesOfPlatform({ session: { person } }: Known): Place[] {
  return [...ownPagesFor(person), ...platformPagesFor(person)].map((page) => {
    const { href, title, description, icon } = page;
    return { href, title, description, icon, of: 'Patchbay' };
  });
}

function placesOfAdministrators({ plugins, routes, session: { person } }: Known): Place[] {
  const of = 'Administration';
  const all = [...plugins.values()];
  const decided = holds(person, 'plugins.administer') ? all : [];
  const set = holds(person, 'settings.administer') ? all : [];
  const description = 'Everything that you administer';
  const overview = { href: '/administration', title: of, description, icon: 'screwdriver-wrench' };
  return [
    ...(administers(person, plugins.values(), routes.opens(person)) ? [{ ...overview, of }] : []),
    ...decided.map((plugin) => ({
      href: `/plugins/${plugin.slug}`,
      title: plugin.title,
      description: `${plugin.slug}: its state, releases and processes`,
      icon: iconOf(plugin),
      of,
    })),
    ...set
      .filter((plugin) => findSettings(plugin, 'site', '').length > 0)
      .map((plugin) => ({
        href: `/plugins/${plugin.slug}/settings`,
        title: `${plugin.title}: settings`,
        description: 'How it is set for the whole site',
        icon: iconOf(plugin),
        of,
      })),
  ];
}
