/*
 * Keeps the shell in step with the plugin's view: its address is the page's, its title is in the tab.
 * Back and forward move the view, and the shell follows. The page tells by its bridge (`bridge.js`); of
 * one without, only what it loads is known, and only where it shares the shell's origin.
 *
 * What a page says is checked: it is of the plugin that its origin belongs to, and leaves the plugin
 * only when somebody has just clicked.
 */
import { showToast } from './toasts.js';

const view = document.getElementById('view');
const { plugin, origins, locale, timeZone, part } = view.dataset;
/* What follows the "#" in our address, which no server hears of: the view is told once, when it is there. */
let hash = part ? '' : location.hash;
/* Where the view is; one that is a part of a page of ours leaves address and title as they are. */
const here = () => part ?? location.pathname;

addEventListener('message', ({ source, origin, data }) => {
  if (source !== view.contentWindow || typeof data?.patchbay !== 'string') return;
  const { patchbay, path, title, text, kind } = data;
  const url = ownUrl(path);
  if (patchbay === 'page' && url && origin === originOf(url.pathname)) showPage(url, title);
  if (origin !== originOf(here())) return;
  if (patchbay === 'hello') tellContext(origin, { hash: takeHash() });
  if (patchbay === 'open' && url && mayLeave()) location.assign(url);
  if (patchbay === 'toast') showToast(`${plugin}: ${text}`, kind);
});

for (const event of ['patchbay-theme', 'storage']) {
  addEventListener(event, () => tellContext(originOf(here())));
}

view.addEventListener('load', showLoaded);
view.addEventListener('load', leadToHash, { once: true });
showLoaded();

function tellContext(origin, { hash = '' } = {}) {
  const theme = localStorage.getItem('patchbay-theme');
  view.contentWindow.postMessage({ patchbay: 'context', theme, locale, timeZone, hash }, origin);
}

function takeHash() {
  const taken = hash;
  hash = '';
  return taken;
}

/* A page without the bridge is loaded anew; one that is still on its way may be led nowhere. */
function leadToHash() {
  if (hash) view.src += takeHash();
}

function showPage(url, title) {
  if (pluginOf(url.pathname) !== pluginOf(here())) {
    if (mayLeave()) location.replace(url);
    return;
  }
  if (part) return;
  if (url.href !== location.href) {
    history.replaceState(history.state, '', url);
    markCurrent(url.pathname);
  }
  const own = String(title ?? '')
    .trim()
    .slice(0, 200);
  document.title = [own !== plugin && own, plugin, 'Patchbay'].filter(Boolean).join(' · ');
}

function mayLeave() {
  return navigator.userActivation?.isActive ?? true;
}

/* A view of the shell's origin can simply be read. */
function showLoaded() {
  try {
    const { location: at, document: page } = view.contentWindow;
    if (at.origin === location.origin) showPage(new URL(at.href), page.title);
  } catch {
    /* It has an origin of its own. */
  }
}

function ownUrl(path) {
  if (typeof path !== 'string' || !URL.canParse(path, location.origin)) return undefined;
  const url = new URL(path, location.origin);
  return url.origin === location.origin ? url : undefined;
}

/* Where the page of a path is shown. */
function originOf(path) {
  const [, slug = ''] = /\/p\/([^/?#]+)$/.exec(pluginOf(path) ?? '') ?? [];
  return origins.replace('*', slug);
}

/* `/p/hello`, or `/s/team/p/hello` in a space. */
function pluginOf(path) {
  return /^(?:\/s\/[^/]+)?\/p\/[^/?#]+/.exec(path)?.[0];
}

/* The navigation marks the longest link that leads to this page or above it; one may say what is below it. */
function markCurrent(path) {
  const nav = document.getElementById('nav');
  nav.dataset.live = `/-/fragments/nav?at=${encodeURIComponent(path)}`;
  const links = [...nav.querySelectorAll('li > a')];
  const above = links.filter((link) => {
    const href = link.getAttribute('href');
    const below = link.dataset.below ?? (href.endsWith('/') ? href : `${href}/`);
    return href !== '/' && (path === href || (below !== '' && path.startsWith(below)));
  });
  const [current] = above.toSorted((a, b) => b.pathname.length - a.pathname.length);
  for (const link of links) {
    if (link === current) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}
