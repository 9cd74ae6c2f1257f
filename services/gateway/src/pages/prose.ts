import { html, type Html } from '../shell/html.ts';
import { sentence } from '../shell/sentence.ts';

/** A message of the platform as people read it: a sentence, with what is between backticks as code. */
export function prose(message: string): Html {
  const parts = sentence(message).split('`');
  if (parts.length % 2 === 0) return html`${sentence(message)}`;
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}
