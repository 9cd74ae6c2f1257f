import type { ReceivedCapability, ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { consumersOf, neededCapabilities } from '../shell/plugin-relations.ts';
import { badge } from './badge.ts';
import { callout } from './callout.ts';
import { neededBy } from './plugin-relations.ts';
import { registrySilent } from './registry-away.ts';
import type { Message } from './tasks.ts';

type Plugins = ReadonlyMap<string, ReceivedPlugin>;

/** The Capabilities page; `content` is the part that is fetched again when the catalog changes. */
export function capabilitiesPage({
  message,
  content,
}: {
  message: Message | undefined;
  content: Html;
}): Html {
  return html`<header class="page-head">
      <h1>Capabilities</h1>
      <p class="quiet">
        What <a href="/plugins">plugins</a> provide to each other, and which of them is asked when
        several can.
      </p>
    </header>
    ${message && callout(message.tone, message.text)}
    <div data-live="/-/fragments/capabilities" data-on="catalog">${content}</div>`;
}

export function capabilitiesContent({
  data,
  plugins,
}: {
  data: { capabilities: readonly ReceivedCapability[] } | { trouble: string };
  plugins: Plugins;
}): Html {
  if ('trouble' in data) return registrySilent(data.trouble);
  const { capabilities } = data;
  const missing = neededCapabilities(plugins).filter(
    (name) => !capabilities.some((it) => it.name === name),
  );
  if (capabilities.length + missing.length === 0) {
    return html`<p class="nothing quiet">
      No capability. They appear when a plugin that provides or needs one connects.
    </p>`;
  }
  return html`<div class="stack">
    ${capabilities.map((capability) => choiceForm(capability, plugins))}
    ${missing.map(
      (name) =>
        html`<article class="panel" id="capability-${name}">
          ${heading(name, plugins)}
          <p>${badge('missing')} Nothing provides it.</p>
        </article>`,
    )}
  </div>`;
}

function heading(name: string, plugins: Plugins): Html {
  const consumers = consumersOf(name, plugins).map(({ slug }) => slug);
  return html`<h2>${name}</h2>
    <p class="quiet">Needed by ${neededBy(consumers, plugins)}</p>`;
}

function choiceForm(capability: ReceivedCapability, plugins: Plugins): Html {
  const { name, providers, chosen, fallback } = capability;
  const isGone = chosen !== '' && !providers.some(({ slug }) => slug === chosen);
  return html`<form
    class="panel"
    id="capability-${name}"
    method="post"
    action="/capabilities/${name}"
    aria-label="Provider of ${name}"
  >
    ${heading(name, plugins)}
    <fieldset class="choices">
      <legend>Provider</legend>
      ${choice({ value: '', label: 'No choice: whichever serves', checked: chosen === '' })}
      ${providers.map(({ slug, version }) => {
        const plugin = plugins.get(slug);
        return choice({
          value: slug,
          label: plugin?.title ?? slug,
          about: html`<span class="quiet">version ${version}</span>
            ${badge(plugin?.state?.name ?? '')}`,
          checked: slug === chosen,
        });
      })}
      ${
        isGone &&
        choice({
          value: chosen,
          label: chosen,
          about: html`<span class="quiet">chosen, and does not provide it now</span>`,
          checked: true,
        })
      }
    </fieldset>
    <label class="choice">
      <input type="checkbox" name="fallback" value="true" ${fallback && html`checked`} />
      <span>Others may stand in while the chosen one is away</span>
    </label>
    <div><button class="button" aria-label="Save the provider of ${name}">Save</button></div>
  </form>`;
}

function choice({
  value,
  label,
  about,
  checked,
}: {
  value: string;
  label: string;
  about?: Html;
  checked: boolean;
}): Html {
  return html`<label class="choice">
    <input type="radio" name="provider" value="${value}" ${checked && html`checked`} />
    <span>${label}</span> ${about}
  </label>`;
}
