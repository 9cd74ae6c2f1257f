import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { document, pageTitle } from './document.ts';
import { logo } from './logo.ts';

/** A page outside the shell: one card in the middle. */
export function frontPage({
  title,
  content,
  scripts,
  frame,
}: {
  title: string;
  content: Html;
  scripts?: readonly string[];
  frame: PageFrame;
}): Html {
  return document({
    title: pageTitle(title),
    bodyClass: 'front',
    ...(scripts && { scripts }),
    frame,
    body: html`<main class="front-card" id="main">
      <p class="brand">${logo()} <span>Patchbay</span></p>
      ${content}
    </main>`,
  });
}
