import { html, type Html } from '../shell/html.ts';

/** Links that filter a list by state, each with how many it would show. */
export function stateChips({
  counts,
  always,
  chosen,
  hrefOf,
}: {
  /** By state, in order; empty for all of them. */
  counts: ReadonlyMap<string, number>;
  /** Shown also when it would show nothing. */
  always: readonly string[];
  chosen: string;
  hrefOf: (state: string) => string;
}): Html {
  const shown = [...counts].filter(
    ([state, count]) => count > 0 || state === chosen || always.includes(state),
  );
  return html`<ul class="chips" aria-label="Filter by state">
    ${shown.map(([state, count]) => {
      const alarming = state === 'attention' && count > 0;
      return html`<li id="chip-${state}">
        <a
          class="chip ${alarming && 'chip-warn'}"
          href="${hrefOf(state)}"
          ${state === chosen && html`aria-current="true"`}
          >${names[state] ?? state} <span class="chip-count">${count}</span></a
        >
      </li>`;
    })}
  </ul>`;
}

const names: Record<string, string> = { '': 'all', attention: 'needs attention' };
