/* The theme switch. Choosing what the system has anyway goes back to following it. */
const systemDark = matchMedia('(prefers-color-scheme: dark)');

document.querySelector('[data-theme-switch]')?.addEventListener('click', () => {
  const next = document.documentElement.dataset.shown === 'dark' ? 'light' : 'dark';
  const system = systemDark.matches ? 'dark' : 'light';
  if (next === system) localStorage.removeItem('patchbay-theme');
  else localStorage.setItem('patchbay-theme', next);
  dispatchEvent(new Event('patchbay-theme'));
});
