import { html, type Html } from '../shell/html.ts';

/** A moment as people say it, exact when hovered: see `ui/moment.js`. A dash when there is none. */
export function moment(at: Date | null): Html {
  return at ? element(at, html``) : html`<span class="quiet">–</span>`;
}

/** A moment of which day and hour matter: with its time zone, then as people say it. */
export function exactMoment(at: Date | null): Html {
  return at ? element(at, html`exact`) : moment(at);
}

function element(at: Date, attribute: Html): Html {
  const iso = at.toISOString();
  const plain = `${iso.slice(0, 16).replace('T', ' ')} UTC`;
  return html`<patchbay-moment at="${iso}" ${attribute}>${plain}</patchbay-moment>`;
}

/** How long something took: `8 ms`, `2.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return pair(minutes, 'min', Math.floor(seconds % 60), 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(hours, 'h', minutes % 60, 'min');
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
