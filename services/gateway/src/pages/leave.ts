import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { frontPage } from './front-page.ts';

/** Says where the browser is sent by the answer's `Refresh`. */
export function leavePage({
  url,
  provider,
  frame,
}: {
  url: URL;
  provider: string;
  frame: PageFrame;
}): Html {
  return frontPage({
    title: `To ${provider}`,
    frame,
    content: html`<h1>To ${provider}</h1>
      <p>You come back here when you have signed in there.</p>
      <p><a class="button button-primary" href="${url.href}">Go on</a></p>`,
  });
}
