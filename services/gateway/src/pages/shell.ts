import { holds, type ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { bySection, currentEntry, navigation, type NavEntry } from '../shell/navigation.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { administers, platformPagesFor } from '../shell/platform-pages.ts';
import type { PluginRoutes } from '../requests/plugin-route.ts';
import type { Session } from '../sign-in/sessions.ts';
import type { Spaces } from '../requests/spaces.ts';
import { bellContent } from './bell.ts';
import { document, pageTitle } from './document.ts';
import { logo } from './logo.ts';
import { spaceAt, spaceNav, spaceSwitcher } from './space-nav.ts';

export type ShellOptions = {
  title: string;
  /** The path of the page, for the mark in the navigation. */
  at: string;
  main: Html;
  mainClass?: string;
  scripts?: readonly string[];
  session: Session;
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  routes: PluginRoutes;
  spaces: Spaces;
  frame: PageFrame;
};

/** A page with the platform around it: header, navigation, and `main` in the middle. */
export function shellPage({
  title,
  at,
  main,
  mainClass = 'page',
  scripts = [],
  session,
  plugins,
  routes,
  spaces,
  frame,
}: ShellOptions): Html {
  const { icon } = frame;
  return document({
    title: pageTitle(title),
    bodyClass: 'shell',
    scripts: ['shell', 'elements', 'live', 'questions', ...scripts],
    frame,
    body: html`<a class="skip" href="#main">Skip to content</a>
      <header class="bar">
        <button class="icon-button nav-toggle" popovertarget="nav" aria-label="Open navigation">
          ${icon('bars')}
        </button>
        <a class="brand" href="/">${logo()} <span>Patchbay</span></a>
        <div class="bar-end">
          <a class="icon-button" href="/search" aria-label="Search">${icon('magnifying-glass')}</a>
          <button class="icon-button" data-theme-switch aria-label="Switch between light and dark">
            <span class="when-light">${icon('moon')}</span>
            <span class="when-dark">${icon('sun')}</span>
          </button>
          <a class="icon-button bell" href="/inbox" data-live="/-/fragments/bell" data-on="inbox"
            >${bellContent(0, frame)}</a
          >
          ${accountMenu(session, frame)}
        </div>
      </header>
      <div class="body">
        <nav
          id="nav"
          class="nav"
          popover
          aria-label="Platform"
          data-live="/-/fragments/nav?at=${encodeURIComponent(at)}"
          data-on="catalog"
        >
          ${navContent({ at, plugins, routes, spaces, session, frame })}
        </nav>
        <main id="main" class="${mainClass}" tabindex="-1">${main}</main>
      </div>`,
  });
}

/** The inside of the navigation, fetched again when the catalog changes. */
export function navContent({
  at,
  plugins,
  routes,
  spaces,
  session,
  frame,
}: Pick<ShellOptions, 'at' | 'plugins' | 'routes' | 'spaces' | 'session' | 'frame'>): Html {
  const { person } = session;
  const entries = navigation(plugins.values(), routes.opens(person));
  const own = platformPagesFor(person);
  const current = currentEntry(entries, at);
  const { icon } = frame;
  const link = (href: string, title: string, iconName: string): Html =>
    html`<li>
      <a href="${href}" ${at === href && html`aria-current="page"`}>
        ${icon(iconName)} <span>${title}</span>
      </a>
    </li>`;

  const known = { at, plugins, routes, spaces, session, frame };
  const entered = spaceAt(at, known);
  return html`${spaceSwitcher(entered, known)} ${entered && spaceNav(entered, known)}
    <h2 id="nav-site">Everywhere</h2>
    <ul aria-labelledby="nav-site">
      ${link('/', 'Home', 'house')} ${link('/search', 'Search', 'magnifying-glass')}
    </ul>
    ${[...bySection(entries)].map(([category, group], section) => {
      const id = `nav-apps-${section}`;
      return html`<h2 id="${id}">${category || 'Apps'}</h2>
        <ul aria-labelledby="${id}">
          ${group.map((entry) => pluginLink(entry, entry === current, frame))}
        </ul>`;
    })}
    <h2 id="nav-platform">Platform</h2>
    <ul aria-labelledby="nav-platform">
      ${link('/tasks', 'Tasks', 'clock-rotate-left')}
      ${holds(person, 'commands.run') && link('/commands', 'Commands', 'terminal')}
      ${administers(person, plugins.values(), routes.opens(person)) && link('/administration', 'Administration', 'screwdriver-wrench')}
      ${own.map(({ href, title, icon: its }) => link(href, title, its))}
    </ul>`;
}

function pluginLink(
  { href, title, icon, ready, plugin }: NavEntry,
  current: boolean,
  frame: PageFrame,
): Html {
  const state = plugin.state?.name ?? 'offline';
  return html`<li id="nav-${href}">
    <a
      href="${href}"
      class="${!ready && 'away'}"
      ${current && html`aria-current="page"`}
      ${!ready && html`title="${title} is ${state}"`}
    >
      ${frame.icon(icon)} <span>${title}</span>
      ${!ready && html`<span class="mark">${state}</span>`}
    </a>
  </li>`;
}

function accountMenu({ person }: Session, { icon }: PageFrame): Html {
  const initial = person.displayName.trim().charAt(0).toUpperCase();
  return html`<button class="account" popovertarget="account-menu">
      <span class="avatar" aria-hidden="true">${initial}</span>
      <span class="account-name">${person.displayName}</span>
      <span class="account-caret">${icon('chevron-down')}</span>
    </button>
    <div id="account-menu" class="menu" popover>
      <p class="menu-head">
        <strong>${person.displayName}</strong>
        <span class="quiet">${person.username}</span>
      </p>
      <a class="menu-item" href="/account/settings">${icon('sliders')} My settings</a>
      <a class="menu-item" href="/inbox/preferences">${icon('bell')} Notifications</a>
      <a class="menu-item" href="/account">${icon('user')} Your account</a>
      <a class="menu-item" href="/api/v1/docs">${icon('code')} API</a>
      <form method="post" action="/sign-out">
        <button class="menu-item">${icon('right-from-bracket')} Sign out</button>
      </form>
    </div>`;
}
