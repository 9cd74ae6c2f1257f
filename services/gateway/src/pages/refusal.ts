import { html, type Html } from '../shell/html.ts';
import { signInUrl } from '../sign-in/next-url.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import type { Refusal } from '../requests/refusal.ts';
import { frontPage } from './front-page.ts';
import { prose } from './prose.ts';

/** Why there is nothing to see at an address; `framed` when it is shown inside the shell. */
export function refusalPage({
  refusal,
  framed,
  method,
  url,
  frame,
}: {
  refusal: Refusal;
  framed: boolean;
  method: string | undefined;
  url: string;
  frame: PageFrame;
}): Html {
  return frontPage({
    title: refusal.title,
    frame,
    content: html`${refusalContent(refusal, frame)}
      <p class="actions">
        ${
          refusal.status === 401
            ? html`<a
                class="button button-primary"
                href="${signInUrl(url)}"
                ${framed && html`target="_top"`}
                >Sign in</a
              >`
            : ways({ refusal, method, url, framed })
        }
      </p>`,
  });
}

/** Where to go from here. Only a page whose failure may be over by itself is worth another try. */
export function ways({
  refusal: { status, link },
  method,
  url,
  framed = false,
}: {
  refusal: Refusal;
  method: string | undefined;
  url: string;
  framed?: boolean;
}): Html {
  const passing = status >= 500 || status === 429;
  const again = passing && method === 'GET' && /^\/(?![/\\])/.test(url);
  const target = framed && html`target="_top"`;
  return html`${link && html`<a class="button button-primary" href="${link.href}" ${target}>${link.label}</a>`}
    ${again && html`<a class="button button-primary" href="${url}">Try again</a>`}
    <a
      class="button ${!again && !link && 'button-primary'}"
      href="/"
      ${framed && html`target="_top"`}
      >Home</a
    >`;
}

/** The same as part of a page of the shell. */
export function refusalContent(
  { status, title, detail, hint }: Refusal,
  { icon }: PageFrame,
): Html {
  return html`<div class="refusal">
    <p class="refusal-icon">${icon(icons[status] ?? 'circle-exclamation')}</p>
    <h1>${title}</h1>
    <p>${prose(detail)}</p>
    ${hint && html`<p class="quiet">${prose(hint)}</p>`}
  </div>`;
}

const icons: Record<number, string> = {
  401: 'right-to-bracket',
  403: 'lock',
  404: 'compass',
  502: 'plug-circle-xmark',
  503: 'plug-circle-exclamation',
  504: 'hourglass-half',
};
