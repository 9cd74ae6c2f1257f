/*
 * How a plugin's page speaks with the shell around it; a page includes it as `/-/bridge.js`. It tells
 * the shell the page's title and address, takes over its theme, and leads links to other plugins and
 * sites out of the frame. Messages go to the shell alone, and are taken from nobody else.
 *
 * `patchbay.theme` is 'light', 'dark' or null for the system's; the event `patchbay` on the window says
 * that it has changed. `patchbay.toast(text)` shows a short message, `patchbay.open(path)` goes to
 * another page of the platform, after a click.
 */
(() => {
  const shell = 'SHELL_ORIGIN';
  if (window.parent === window || 'patchbay' in window) return;
  const tell = (kind, about) => window.parent.postMessage({ patchbay: kind, ...about }, shell);

  window.patchbay = {
    theme: null,
    locale: undefined,
    timeZone: undefined,
    toast: (text, { kind = 'info' } = {}) => tell('toast', { text: String(text), kind }),
    open: (path) => tell('open', { path: String(path) }),
  };

  const parsed = new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve();
    else addEventListener('DOMContentLoaded', resolve, { once: true });
  });
  let isAnswered = false;
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || origin !== shell || data?.patchbay !== 'context') return;
    isAnswered = true;
    const { theme, locale, timeZone, hash } = data;
    Object.assign(window.patchbay, { theme, locale, timeZone });
    try {
      if (theme === null) localStorage.removeItem('patchbay-theme');
      else localStorage.setItem('patchbay-theme', theme);
    } catch {
      /* The page keeps the theme until the next one. */
    }
    dispatchEvent(new Event('patchbay-theme'));
    dispatchEvent(new Event('patchbay'));
    if (hash) void parsed.then(() => location.replace(new URL(hash, location.href)));
  });

  let told;
  const tellPage = () => {
    const path = `${location.pathname}${location.search}${location.hash}`;
    const page = { path, title: document.title };
    if (told?.path === page.path && told.title === page.title) return;
    told = page;
    tell('page', page);
  };
  const tellAnew = () => {
    told = undefined;
    tell('hello');
    tellPage();
  };

  if (window.navigation) {
    window.navigation.addEventListener('currententrychange', tellPage);
  } else {
    for (const name of ['pushState', 'replaceState']) {
      const change = history[name];
      history[name] = function changeAndTell(...about) {
        change.apply(this, about);
        tellPage();
      };
    }
  }
  addEventListener('popstate', tellPage);
  addEventListener('hashchange', tellPage);
  addEventListener('pageshow', ({ persisted }) => persisted && tellAnew());
  const watchTitle = () => {
    tellPage();
    const parts = { childList: true, subtree: true, characterData: true };
    new MutationObserver(tellPage).observe(document.head, parts);
  };
  void parsed.then(watchTitle);
  tell('hello');
  /* Who spoke before the shell listened says it again, for some seconds, until it is answered. */
  const again = (waitMs) => {
    if (isAnswered || waitMs > 10_000) return;
    tellAnew();
    setTimeout(again, waitMs, 2 * waitMs);
  };
  setTimeout(again, 100, 200);

  const [own] = /^(\/s\/[^/]+)?\/p\/[^/]+\//.exec(location.pathname) ?? ['/'];
  addEventListener('click', (event) => {
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement && it.href);
    if (!link || link.hasAttribute('download') || !['', '_self'].includes(link.target)) return;
    const { origin, protocol, pathname, search, hash, href } = new URL(link.href);
    if (origin === location.origin && /^(\/-\/|$)/.test(pathname)) return;
    if (origin === location.origin && pathname.startsWith(own)) return;
    if (!/^https?:$/.test(protocol)) return;
    event.preventDefault();
    if (origin === location.origin || origin === shell) {
      tell('open', { path: `${pathname}${search}${hash}` });
    } else {
      window.open(href, '_blank', 'noopener');
    }
  });
})();
