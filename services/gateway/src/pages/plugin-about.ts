import { fromStruct, type ReceivedPlugin } from '@patchbay/proto';
import { z } from 'zod';
import { html, type Html } from '../shell/html.ts';

const text = z.string().catch('');
/** A link of the manifest is followed by people: nothing but the web. */
const link = z.url({ protocol: /^https?$/ }).catch('');

const about = z.object({
  description: text,
  author: text,
  authorUrl: link,
  license: text,
  platform: text,
  links: z.array(z.object({ label: text, url: link })).catch([]),
});

/** What the active release says about itself. */
export function pluginAbout({ manifest }: ReceivedPlugin): Html {
  const { description, author, authorUrl, license, platform, links } = about.parse(
    fromStruct(manifest),
  );
  const facts: [string, Html | string][] = [
    ['Author', author && linked(author, authorUrl)],
    ['License', license],
    ['Made for', platform && `Patchbay ${platform}`],
    ['Links', links.length > 0 ? html`${links.map(({ label, url }) => linked(label, url))}` : ''],
  ];
  const known = facts.filter(([, value]) => value !== '');
  return html`${description && html`<p class="description">${description}</p>`}
  ${
    known.length > 0 &&
    html`<dl class="facts">
      ${known.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`
  }`;
}

function linked(label: string, url: string): Html {
  if (url === '') return html`<span>${label}</span>`;
  return html`<a href="${url}" rel="noopener noreferrer">${label || url}</a>`;
}
