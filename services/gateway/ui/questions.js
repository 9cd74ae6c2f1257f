/* What is asked before something is done keeps the focus until it is answered, or left by Escape. */
document.addEventListener('keydown', (event) => {
  const question = event.key === 'Tab' && document.querySelector('.question:popover-open');
  if (!question) return;
  const controls = [...question.querySelectorAll('button, a[href], input:not([type=hidden])')];
  const next = controls.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
  if (controls[next]) return;
  event.preventDefault();
  controls.at(event.shiftKey ? -1 : 0).focus();
});
