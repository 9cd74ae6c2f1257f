/*
 * Makes the children of `target` like those of `source` by changing what differs, so that focus,
 * selection, scroll positions and opened details stay. Elements are matched by `id`, those without
 * one by kind and order; custom elements are given their attributes and draw themselves.
 */
export function morphChildren(target, source) {
  const wantedNodes = [...source.childNodes];
  const wantedIds = new Set(wantedNodes.map(({ id }) => id).filter(Boolean));
  const byId = new Map();
  for (const child of target.children) if (child.id) byId.set(child.id, child);

  let at = target.firstChild;
  for (const wanted of wantedNodes) {
    const match = wanted.id ? alike(byId.get(wanted.id), wanted) : nextAlike(at, wanted);
    if (!match) {
      target.insertBefore(wanted, at);
      continue;
    }
    while (at && at !== match && !wantedIds.has(at.id)) at = removed(at);
    if (match === at) at = at.nextSibling;
    else target.insertBefore(match, at);
    morph(match, wanted);
  }
  while (at) at = removed(at);
}

function morph(node, wanted) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.nodeValue !== wanted.nodeValue) node.nodeValue = wanted.nodeValue;
    return;
  }
  const isCustom = node.localName.includes('-');
  for (const { name, value } of [...wanted.attributes]) {
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  for (const { name } of [...node.attributes]) {
    const isTheirs = isCustom || (node.localName === 'details' && name === 'open');
    if (!wanted.hasAttribute(name) && !isTheirs) node.removeAttribute(name);
  }
  if (isCustom) return;
  if (node.matches('input, select, textarea') && node === document.activeElement) return;
  morphChildren(node, wanted);
}

function nextAlike(from, wanted) {
  if (wanted.nodeType !== Node.ELEMENT_NODE) return alike(from, wanted);
  for (let node = from; node; node = node.nextSibling) {
    if (!node.id && alike(node, wanted)) return node;
  }
  return undefined;
}

function alike(node, wanted) {
  return node?.nodeName === wanted.nodeName ? node : undefined;
}

function removed(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}
