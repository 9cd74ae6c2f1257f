/*
 * Keeps the shell in step with the plugin's view: its address is the page's, its title is in the
 * tab. Back and forward move the view, and the shell follows. While views share the shell's origin
 * they can simply be read; one that cannot be read (it has left for another site) is left alone.
 */
const view = document.getElementById('view');
const plugin = view.dataset.plugin;

view.addEventListener('load', follow);
follow();

function follow() {
  const page = readable();
  if (!page || page.location.href === 'about:blank') return;
  update();
  page.navigation?.addEventListener('currententrychange', update);
  page.addEventListener('hashchange', update);
  page.addEventListener('popstate', update);
  const head = page.document.head;
  if (head)
    new MutationObserver(update).observe(head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
}

function update() {
  const page = readable();
  if (!page) return;
  const { pathname, search, hash, href } = page.location;
  if (href === 'about:blank') return;
  const isSamePlugin =
    pathname.split('/', 3).join('/') === location.pathname.split('/', 3).join('/');
  if (!isSamePlugin) {
    location.replace(href);
    return;
  }
  if (`${pathname}${search}${hash}` !== `${location.pathname}${location.search}${location.hash}`) {
    history.replaceState(history.state, '', `${pathname}${search}${hash}`);
    markCurrent(pathname);
  }
  const title = page.document.title.trim();
  document.title = [title !== plugin && title, plugin, 'Patchbay'].filter(Boolean).join(' · ');
}

function readable() {
  try {
    return view.contentWindow.location.origin === location.origin ||
      view.contentWindow.location.href === 'about:blank'
      ? view.contentWindow
      : undefined;
  } catch {
    return undefined;
  }
}

/* The navigation marks the longest link that leads to this page or above it. */
function markCurrent(path) {
  const nav = document.getElementById('nav');
  nav.dataset.live = `/-/fragments/nav?at=${encodeURIComponent(path)}`;
  const links = [...nav.querySelectorAll('a')];
  const above = links.filter((link) => {
    const href = link.getAttribute('href');
    return (
      href !== '/' && (path === href || path.startsWith(href.endsWith('/') ? href : `${href}/`))
    );
  });
  const [current] = above.toSorted((a, b) => b.pathname.length - a.pathname.length);
  for (const link of links) {
    if (link === current) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}
