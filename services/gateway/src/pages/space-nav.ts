import type { KnownSpace } from '@patchbay/chassis';
import { holds, type ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { byOrder, iconOf } from '../shell/navigation.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import type { PluginRoutes } from '../requests/plugin-route.ts';
import { isRefusal } from '../requests/refusal.ts';
import type { Session } from '../sign-in/sessions.ts';
import type { Entered, Spaces } from '../requests/spaces.ts';

type Known = {
  at: string;
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  routes: PluginRoutes;
  spaces: Spaces;
  session: Session;
  frame: PageFrame;
};

/** The space that a page is in, for somebody who may be there. */
export function spaceAt(
  at: string,
  { spaces, session }: Pick<Known, 'spaces' | 'session'>,
): Entered | undefined {
  const [, slug] = /^\/s\/([^/?]+)/.exec(at) ?? [];
  const entered = slug === undefined ? undefined : spaces.enter(session.person, slug);
  return entered && !isRefusal(entered) ? entered : undefined;
}

/** The button that names where one is, with the spaces to go to. */
export function spaceSwitcher(
  entered: Entered | undefined,
  { spaces, session, frame: { icon } }: Known,
): Html {
  const mine = spaces.of(session.person);
  const entry = ({ slug, title, archived }: KnownSpace) =>
    html`<a
      class="menu-item"
      href="/s/${slug}/"
      ${slug === entered?.space.slug && html`aria-current="true"`}
      >${icon(archived ? 'box-archive' : 'layer-group')} <span>${title}</span></a
    >`;
  return html`<button class="space-switch" popovertarget="space-menu">
      ${icon('layer-group')}
      <span>${entered ? entered.space.title : 'Spaces'}</span>
      <span class="switch-caret">${icon('chevron-down')}</span>
    </button>
    <div id="space-menu" class="menu space-menu" popover>
      ${mine.length === 0 && html`<p class="menu-head quiet">You are in no space yet</p>`}
      ${mine.map(entry)}
      <hr />
      <a class="menu-item" href="/spaces"
        >${icon('table-cells-large')} <span>All my spaces</span></a
      >
      ${
        holds(session.person, 'spaces.create') &&
        html`<a class="menu-item" href="/spaces/new"
          >${icon('plus')} <span>Create a space</span></a
        >`
      }
    </div>`;
}

/** The navigation of a space: its dashboard, its plugins in order, its settings for who may change it. */
export function spaceNav(entered: Entered, known: Known): Html {
  const { at, frame } = known;
  const { space, manageable } = entered;
  const base = `/s/${space.slug}`;
  const link = (
    href: string,
    title: string,
    icon: string,
    { below = '', away }: { below?: string; away?: string | undefined } = {},
  ): Html => {
    const current = at === href || (below !== '' && at.startsWith(below));
    return html`<li id="nav-${href}">
      <a
        href="${href}"
        class="${away && 'away'}"
        data-below="${below}"
        ${current && html`aria-current="page"`}
        ${away && html`title="${title} is ${away}"`}
        >${frame.icon(icon)}
        <span>${title}</span> ${away && html`<span class="mark">${away}</span>`}</a
      >
    </li>`;
  };
  return html`<h2 id="nav-space">${space.title}</h2>
    <ul aria-labelledby="nav-space">
      ${link(`${base}/`, 'Dashboard', 'house')}
      ${link(`${base}/search`, 'Search', 'magnifying-glass')}
      ${activePlugins(entered, known).map(({ plugin, view }) =>
        link(`${base}/p/${plugin.slug}${view}`, plugin.title, iconOf(plugin), {
          below: `${base}/p/${plugin.slug}/`,
          away: plugin.state?.name === 'ready' ? undefined : plugin.state?.name,
        }),
      )}
      ${manageable && link(`${base}/settings`, 'Settings', 'gear', { below: `${base}/settings/` })}
    </ul>`;
}

/** The plugins that are active in a space and that somebody may open, by the operator's index, then title. */
export function activePlugins(
  entered: Entered,
  {
    plugins,
    routes,
    spaces,
    session: { person },
  }: Pick<Known, 'plugins' | 'routes' | 'spaces' | 'session'>,
): { plugin: ReceivedPlugin; view: string }[] {
  const { space } = entered;
  return [...plugins.values()]
    .filter((plugin) => plugin.offered && spaces.isActive(plugin, space))
    .map((plugin) => ({ plugin, view: routes.scopes(plugin).space?.defaultView ?? '/' }))
    .filter(({ plugin, view }) => {
      const rule = routes.rule(plugin, { method: 'GET', path: view, space: space.slug });
      return rule?.needed.every((permission) => spaces.holds(person, permission, entered)) ?? false;
    })
    .toSorted(
      ({ plugin: a }, { plugin: b }) =>
        byOrder(a.index ?? Infinity, b.index ?? Infinity) || a.title.localeCompare(b.title),
    );
}
