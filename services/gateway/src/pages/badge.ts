import { html, type Html } from '../shell/html.ts';

type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet';

const tones: Record<string, Tone> = {
  ready: 'good',
  shown: 'good',
  active: 'good',
  succeeded: 'good',
  running: 'busy',
  initialising: 'busy',
  dispatched: 'busy',
  pending: 'quiet',
  queued: 'quiet',
  skipped: 'quiet',
  cancelled: 'warn',
  cancelling: 'warn',
  paused: 'warn',
  met: 'good',
  serving: 'good',
  approved: 'good',
  hidden: 'warn',
  waiting: 'warn',
  'pending-approval': 'warn',
  'not-configured': 'warn',
  suspect: 'warn',
  draining: 'warn',
  offline: 'bad',
  blocked: 'bad',
  incompatible: 'bad',
  quarantined: 'bad',
  rejected: 'bad',
  missing: 'bad',
  invalid: 'bad',
  conflict: 'bad',
  failed: 'bad',
  failing: 'bad',
  lost: 'bad',
};

/** The state of a plugin; one that just lost its connection is ready only for now. */
export function pluginBadge(state: { name: string; reason: string } | null | undefined): Html {
  return badge(state?.reason === 'connection-lost' ? 'suspect' : (state?.name ?? 'offline'));
}

/** A state as a word with a dot; the colour only repeats what the word says. */
export function badge(state: string): Html {
  return html`<span class="badge badge-${tones[state] ?? 'quiet'}">${state || 'unknown'}</span>`;
}
