/* Shows when a schedule that is being filled in would run next, as soon as its fields say so. */
const preview = document.querySelector('[data-preview]');
const form = preview?.closest('form');
let timer;
let asked = 0;

form?.addEventListener('input', ({ target }) => {
  if (!preview.dataset.of.split(' ').includes(target.name)) return;
  clearTimeout(timer);
  timer = setTimeout(show, 300);
});

async function show() {
  const mine = ++asked;
  const entered = preview.dataset.of.split(' ').map((name) => [name, form.elements[name].value]);
  const url = `${preview.dataset.preview}?${new URLSearchParams(entered)}`;
  const shown = await read(url).catch(() => away());
  if (mine === asked) preview.replaceChildren(shown);
}

async function read(url) {
  const response = await fetch(url, { headers: { accept: 'text/html' } });
  if (!response.ok) return away();
  const template = document.createElement('template');
  template.innerHTML = await response.text();
  return template.content;
}

/* What was shown before is of what was entered before. */
function away() {
  const said = document.createElement('p');
  said.className = 'quiet';
  said.textContent = 'The next runs cannot be shown now.';
  return said;
}
