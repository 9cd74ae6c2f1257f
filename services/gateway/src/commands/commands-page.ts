import type { ReceivedCommand, ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { iconOf } from '../shell/navigation.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { prose } from '../pages/prose.ts';
import { registrySilent } from '../pages/registry-away.ts';
import { commandUrl } from './command-url.ts';

type Plugins = ReadonlyMap<string, ReceivedPlugin>;

export type CommandsData = { commands: readonly ReceivedCommand[] } | { trouble: string };

/** The Commands page; `content` is the part that is fetched again when the catalog changes. */
export function commandsPage(content: Html): Html {
  return html`<header class="page-head">
      <h1>Commands</h1>
      <p class="quiet">What plugins do when they are told to.</p>
    </header>
    <div data-live="/-/fragments/commands" data-on="catalog">${content}</div>`;
}

/** Commands, by plugin. */
export function commandsContent(data: CommandsData, plugins: Plugins, frame: PageFrame): Html {
  if ('trouble' in data) return registrySilent(data.trouble);
  if (data.commands.length === 0) {
    return html`<p class="nothing quiet">
      There are none yet. As soon as a plugin that has commands is connected, they are here.
    </p>`;
  }
  const titleOf = (slug: string) => plugins.get(slug)?.title ?? slug;
  const slugs = [...new Set(data.commands.map(({ slug }) => slug))];
  return html`<div class="stack">
    ${slugs
      .toSorted((a, b) => titleOf(a).localeCompare(titleOf(b)))
      .map((slug) => {
        const plugin = plugins.get(slug);
        const own = data.commands.filter((it) => it.slug === slug);
        return html`<article class="panel" aria-labelledby="commands-${slug}">
          <div class="panel-head">
            <span class="tile tile-small">${plugin && frame.icon(iconOf(plugin))}</span>
            <div class="panel-title"><h2 id="commands-${slug}">${titleOf(slug)}</h2></div>
          </div>
          ${commandList(own)}
        </article>`;
      })}
  </div>`;
}

/** The commands of one plugin. */
export function commandList(commands: readonly ReceivedCommand[]): Html {
  return html`<ul class="command-list">
    ${commands.map((command) => {
      const { name, title, description, refusal, available, async } = command;
      return html`<li id="command-${command.slug}-${name}">
        <a class="row-link" href="${commandUrl(command)}"><strong>${title}</strong></a>
        ${title !== name && html`<code>${name}</code>`}
        ${async && html`<span class="badge">takes long</span>`}
        ${!available && html`<span class="badge badge-warn">not now</span>`}
        ${description && html`<p>${description}</p>`}
        ${refusal && html`<p class="quiet">${prose(refusal)}</p>`}
      </li>`;
    })}
  </ul>`;
}
