/* Filters apply as soon as they are chosen. */
document.addEventListener('change', ({ target }) => {
  target.closest('form[data-submit-on-change]')?.requestSubmit();
});
