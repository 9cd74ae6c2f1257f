/* A link to something that is folded opens it. */
function open() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  const fold = target && target.querySelector(':scope > details');
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView();
}

addEventListener('hashchange', open);
open();
