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
  const response = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
  if (!response?.ok || mine !== asked) return;
  const template = document.createElement('template');
  template.innerHTML = await response.text();
  if (mine === asked) preview.replaceChildren(template.content);
}
