/* Short messages at the edge of the page, the newest below; each goes after a while. */
const shownMs = 6000;
const [maxShown, maxLength] = [3, 200];

export function showToast(text, kind) {
  const toasts = document.getElementById('toasts') ?? addToasts();
  const toast = document.createElement('p');
  toast.className = `toast toast-${['good', 'bad'].includes(kind) ? kind : 'info'}`;
  toast.textContent = text.slice(0, maxLength);
  toasts.append(toast);
  while (toasts.children.length > maxShown) toasts.firstElementChild.remove();
  setTimeout(() => toast.remove(), shownMs);
}

function addToasts() {
  const toasts = document.createElement('div');
  toasts.id = 'toasts';
  toasts.setAttribute('role', 'status');
  document.body.append(toasts);
  return toasts;
}
