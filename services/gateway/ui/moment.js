/*
 * <patchbay-moment at="2026-01-31T12:00:00Z">: how long ago or how soon, to the
 * second while it is near; the exact local time with its zone when hovered, or, with the
 * attribute `exact`, before it.
 */
const { lang } = document.documentElement;
const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'long' });
const parts = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
};
const thisYear = new Intl.DateTimeFormat(lang, parts);
const anyYear = new Intl.DateTimeFormat(lang, { ...parts, year: 'numeric' });
const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

class Moment extends HTMLElement {
  static observedAttributes = ['at'];
  #timer;

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#show();
  }

  #show() {
    clearTimeout(this.#timer);
    const at = new Date(this.getAttribute('at'));
    if (Number.isNaN(at.getTime())) return;
    const seconds = (at.getTime() - Date.now()) / 1000;
    const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
    const said = relative.format(Math.trunc(seconds / size), unit);
    const isThisYear = at.getFullYear() === new Date().getFullYear();
    const format = isThisYear ? thisYear : anyYear;
    if (this.hasAttribute('exact'))
      this.replaceChildren(...exact(format, at), ' ', aside(`(${said})`));
    else this.textContent = said;
    this.title = anyYear.format(at);
    this.#timer = setTimeout(() => this.#show(), unit === 'second' ? 1_000 : 30_000);
  }
}

/* The weekday can be left out where there is little room. */
function exact(format, at) {
  const texts = format.formatToParts(at).map(({ value }) => value);
  return [part('moment-weekday', texts.slice(0, 2).join('')), texts.slice(2).join('')];
}

function aside(text) {
  return part('moment-aside', text);
}

function part(className, text) {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}

customElements.define('patchbay-moment', Moment);
