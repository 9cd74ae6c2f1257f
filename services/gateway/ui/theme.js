/*
 * Chooses the theme before anything is painted: what this person chose here, else the system's.
 * `data-theme` holds a choice, `data-shown` what is shown.
 */
(() => {
  const root = document.documentElement;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => {
    try {
      return localStorage.getItem('patchbay-theme');
    } catch {
      return null;
    }
  };
  const show = () => {
    const choice = stored();
    const dark = choice === null ? systemDark.matches : choice === 'dark';
    if (choice === null) delete root.dataset.theme;
    else root.dataset.theme = dark ? 'dark' : 'light';
    root.dataset.shown = dark ? 'dark' : 'light';
    root.classList.toggle('wa-dark', dark);
    root.classList.toggle('wa-light', !dark);
  };
  show();
  systemDark.addEventListener('change', show);
  addEventListener('storage', show);
  addEventListener('patchbay-theme', show);
})();
