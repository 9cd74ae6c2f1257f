import type { KnownSpace } from '@patchbay/chassis';
import { holds, type ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { entrance } from '../shell/entrance.ts';
import { descriptionOf, iconOf } from '../shell/navigation.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import type { PluginRoutes } from '../requests/plugin-route.ts';
import { sentence } from '../shell/sentence.ts';
import type { Spaces } from '../requests/spaces.ts';
import type { Session } from '../sign-in/sessions.ts';
import { badge } from './badge.ts';

/** The dashboard: a card for each space that this person is in, and each plugin that they can open. */
export function homeContent({
  plugins,
  routes,
  spaces,
  session,
  frame,
}: {
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  routes: PluginRoutes;
  spaces: Spaces;
  session: Session;
  frame: PageFrame;
}): Html {
  const mayOpen = routes.opens(session.person);
  const cards = [...plugins.values()]
    .map((plugin) => ({ plugin, href: entrance(plugin, mayOpen) }))
    .filter((it): it is { plugin: ReceivedPlugin; href: string } => it.href !== undefined)
    .toSorted((a, b) => a.plugin.title.localeCompare(b.plugin.title));
  const mine = spaces.of(session.person);
  return html`<header class="page-head">
      <h1>Hello, ${session.person.displayName}</h1>
    </header>
    ${
      mine.length > 0 &&
      html`<section aria-labelledby="section-spaces">
        <h2 id="section-spaces">My spaces</h2>
        <ul class="cards">
          ${mine.map((space) => spaceCard(space, frame))}
        </ul>
      </section>`
    }
    ${
      cards.length > 0
        ? html`<section aria-labelledby="section-apps">
            <h2 id="section-apps">Apps</h2>
            <ul class="cards">
              ${cards.map(({ plugin, href }) => card(plugin, href, frame))}
            </ul>
          </section>`
        : mine.length === 0 && nothingYet(session, frame)
    }`;
}

function spaceCard({ slug, title, archived }: KnownSpace, { icon }: PageFrame): Html {
  return html`<li id="card-space-${slug}">
    <a class="card ${archived && 'away'}" href="/s/${slug}/">
      <span class="tile">${icon(archived ? 'box-archive' : 'layer-group')}</span>
      <span class="card-text"><strong>${title}</strong></span>
      ${archived && html`<span class="badge">archived</span>`}
    </a>
  </li>`;
}

function card(plugin: ReceivedPlugin, href: string, { icon }: PageFrame): Html {
  const state = plugin.state?.name ?? 'offline';
  const text =
    state === 'ready' ? descriptionOf(plugin) : sentence(plugin.state?.message ?? 'it is offline');
  return html`<li id="card-${plugin.slug}">
    <a class="card ${state !== 'ready' && 'away'}" href="${href}">
      <span class="tile">${icon(iconOf(plugin))}</span>
      <span class="card-text">
        <strong>${plugin.title}</strong>
        <span class="quiet">${text}</span>
      </span>
      ${state !== 'ready' && badge(state)}
    </a>
  </li>`;
}

function nothingYet({ person }: Session, { icon }: PageFrame): Html {
  if (!holds(person, 'plugins.administer')) {
    return html`<div class="empty">
      <p class="refusal-icon">${icon('plug')}</p>
      <h2>Nothing here yet</h2>
      <p class="quiet">As soon as an administrator connects a plugin, it appears here by itself.</p>
    </div>`;
  }
  return html`<div class="empty">
    <p class="refusal-icon">${icon('plug')}</p>
    <h2>Connect the first plugin</h2>
    <p class="quiet">A plugin is a program of its own that registers here. Two commands do it:</p>
    <ol class="steps">
      <li>
        Make a credential for it, in the platform’s folder:
        ${command('npx patchbay credentials create hello')}
      </li>
      <li>
        Start the plugin with that credential:
        ${command('PATCHBAY_CREDENTIAL=… npx node example-plugins/hello/plugin.ts')}
      </li>
    </ol>
    <p class="quiet">It appears here by itself; nothing needs a restart.</p>
  </div>`;
}

function command(text: string): Html {
  return html`<span class="command"
    ><code>${text}</code>
    <wa-copy-button value="${text}" copy-label="Copy the command"></wa-copy-button
  ></span>`;
}
