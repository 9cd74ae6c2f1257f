/*
 * <patchbay-moment at="2026-01-31T12:00:00Z">: how long ago or how soon, to the
 * second while it is near; the exact local time when hovered.
 */
const { lang } = document.documentElement;
const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto', style: 'long' });
const exact = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'medium' });
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
    this.textContent = relative.format(Math.trunc(seconds / size), unit);
    this.title = exact.format(at);
    this.#timer = setTimeout(() => this.#show(), unit === 'second' ? 1_000 : 30_000);
  }
}

customElements.define('patchbay-moment', Moment);
