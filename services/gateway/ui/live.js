/*
 * Keeps the page as the platform is. Parts with `data-live` name where they come from and in
 * `data-on` what they show; the gateway says what changed, and those parts are fetched again.
 * A page that nobody sees does not listen: it catches up when it is shown.
 */
import { morphChildren } from './morph.js';

let events;
const running = new WeakMap();
const waiting = new WeakMap();

function listen() {
  events = new EventSource('/-/events');
  events.addEventListener('open', () => refresh(document.querySelectorAll('[data-live]')));
  for (const topic of ['catalog', 'runs', 'spaces', 'inbox']) {
    events.addEventListener(topic, () =>
      refresh(document.querySelectorAll(`[data-on~="${topic}"]`)),
    );
  }
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) void leaveIfSignedOut();
  });
}

document.addEventListener('visibilitychange', () => {
  events?.close();
  events = undefined;
  if (document.visibilityState === 'visible') listen();
});
addEventListener('pagehide', () => events?.close());
addEventListener('pageshow', ({ persisted }) => persisted && listen());
listen();

function refresh(parts) {
  for (const part of parts) void refreshPart(part);
}

/*
 * A part with `[data-again]` shows what will be over, such as that something is away: it is fetched
 * every so many milliseconds until it is.
 */
function tryAgainLater(part) {
  clearTimeout(waiting.get(part));
  const waits = part.querySelector('[data-again]');
  if (!waits) return;
  const inMs = Number(waits.dataset.again) || 5000;
  waiting.set(
    part,
    setTimeout(() => void refreshPart(part), inMs),
  );
}

for (const part of document.querySelectorAll('[data-live]')) tryAgainLater(part);

/* One fetch at a time for a part; what changes meanwhile is fetched once more. */
async function refreshPart(part) {
  if (running.has(part)) {
    running.set(part, 'again');
    return;
  }
  running.set(part, 'once');
  try {
    const response = await fetch(part.dataset.live, { headers: { accept: 'text/html' } });
    if (response.status === 401) location.reload();
    if (!response.ok) return;
    const template = document.createElement('template');
    template.innerHTML = await response.text();
    if (template.content.querySelector('[data-reload]')) {
      location.reload();
      return;
    }
    keepingFocus(part, () => morphChildren(part, template.content));
    tryAgainLater(part);
  } catch {
    /* The gateway is away; the part is fetched when it is back. */
  } finally {
    const again = running.get(part) === 'again';
    running.delete(part);
    if (again) void refreshPart(part);
  }
}

/* What has the focus keeps it when it is moved; what is gone leaves it to its part, not to the top of the page. */
function keepingFocus(part, change) {
  const focused = part.contains(document.activeElement) ? document.activeElement : undefined;
  change();
  if (!focused || focused === document.activeElement) return;
  if (!focused.isConnected) part.tabIndex = -1;
  (focused.isConnected ? focused : part).focus({ preventScroll: true });
}

/* The stream was refused rather than broken: try again, or lead to sign-in. */
async function leaveIfSignedOut() {
  const response = await fetch('/-/events', { method: 'HEAD' }).catch(() => undefined);
  if (response?.status === 401) location.reload();
  else setTimeout(() => document.visibilityState === 'visible' && listen(), 3000);
}
