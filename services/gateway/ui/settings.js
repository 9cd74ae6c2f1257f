/* Forms of settings: ordered lists by drag and by keyboard, names checked while they are typed. */

for (const list of document.querySelectorAll('[data-order]')) makeSortable(list);
for (const input of document.querySelectorAll('[data-name-check]')) checkName(input);

/* A save may ask the plugin: whoever waits sees that something happens. */
document.addEventListener('submit', ({ target, submitter }) => {
  if (!target.matches('form.settings')) return;
  submitter?.setAttribute('aria-busy', 'true');
  addEventListener('pageshow', () => submitter?.removeAttribute('aria-busy'), { once: true });
});

function makeSortable(list) {
  const said = list.parentElement.querySelector('[data-order-said]');
  const say = (item) => {
    const name = item.querySelector('strong')?.textContent ?? '';
    if (said) said.textContent = `${name}: ${[...list.children].indexOf(item) + 1}`;
  };
  const handleOf = ({ target }) => target.closest('.order-handle');

  list.addEventListener('keydown', (event) => {
    const item = handleOf(event)?.closest('li');
    const other = event.key === 'ArrowUp' ? item?.previousElementSibling : item?.nextElementSibling;
    if (!item || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    if (!other) return;
    if (event.key === 'ArrowUp') other.before(item);
    else other.after(item);
    handleOf(event).focus();
    say(item);
  });

  list.addEventListener('pointerdown', (event) => {
    const handle = handleOf(event);
    const item = handle?.closest('li');
    if (!item) return;
    event.preventDefault();
    handle.focus();
    item.classList.add('dragged');
    const move = ({ clientY }) => {
      const others = [...list.children].filter((it) => it !== item);
      const after = others.find((it) => {
        const { top, height } = it.getBoundingClientRect();
        return clientY < top + height / 2;
      });
      if (after ? after !== item.nextElementSibling : item !== list.lastElementChild) {
        list.insertBefore(item, after ?? null);
      }
    };
    const end = () => {
      item.classList.remove('dragged');
      removeEventListener('pointermove', move);
      say(item);
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', end, { once: true });
    addEventListener('pointercancel', end, { once: true });
  });
}

function checkName(input) {
  const output = input.parentElement.querySelector('.name-check');
  const stored = input.value;
  let timer;
  let asked = 0;
  input.addEventListener('input', () => {
    const legal = input.value.replace(/[^\p{L}\p{M}\p{N} _.-]/gu, '');
    if (legal !== input.value) input.value = legal;
    clearTimeout(timer);
    output.textContent = '';
    timer = setTimeout(ask, 300);
  });

  async function ask() {
    const mine = ++asked;
    if (input.value === '' || input.value === stored) return;
    const url = `${input.dataset.nameCheck}&name=${encodeURIComponent(input.value)}`;
    const response = await fetch(url).catch(() => undefined);
    if (!response?.ok || mine !== asked) return;
    const { available, message } = await response.json();
    output.textContent = message;
    output.dataset.available = available;
  }
}
