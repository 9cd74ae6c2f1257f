import { html, type Html } from '../shell/html.ts';

/** Two sockets and the cable between them. */
export function logo(): Html {
  return html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="9" fill="var(--accent)" />
    <path
      d="M10.5 11v4.5a5.5 5.5 0 0 0 11 0V21"
      fill="none"
      stroke="var(--on-accent)"
      stroke-width="2.4"
      stroke-linecap="round"
    />
    <circle cx="10.5" cy="9.6" r="2.9" fill="var(--on-accent)" />
    <circle cx="21.5" cy="22.4" r="2.9" fill="var(--on-accent)" />
  </svg>`;
}
