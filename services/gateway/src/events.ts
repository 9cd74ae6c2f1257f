import type { Logger, Metrics } from '@patchbay/chassis';
import { Counter, Gauge } from 'prom-client';

export type Events = ReturnType<typeof createEvents>;

/** What happens in the gateway: each function logs and counts one thing. */
export function createEvents({ log, metrics }: { log: Logger; metrics: Metrics }) {
  const registers = [metrics];
  const signIns = new Counter({
    name: 'patchbay_sign_ins_total',
    help: 'Attempts to sign in, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const failures = new Counter({
    name: 'patchbay_upstream_failures_total',
    help: 'Attempts that an instance did not answer properly, by plugin and reason',
    labelNames: ['plugin', 'reason'],
    registers,
  });
  const sockets = new Gauge({
    name: 'patchbay_websockets_open',
    help: 'Open WebSockets, by plugin',
    labelNames: ['plugin'],
    registers,
  });

  return {
    started(at: { address: string; publicUrl: string }) {
      log.info(at, 'gateway started');
    },
    setupLink(url: string) {
      log.warn({ url }, 'no account yet: open this link to create the first administrator');
    },
    setUp(who: { account: string; username: string }) {
      log.info(who, 'first administrator created');
    },
    signedIn(who: { account: string; address: string }) {
      signIns.inc({ outcome: 'signed-in' });
      log.info(who, 'signed in');
    },
    signInRefused(who: { username: string; address: string; reason: 'wrong' | 'throttled' }) {
      signIns.inc({ outcome: who.reason });
      log.warn(who, 'sign-in refused');
    },
    signedOut(who: { account: string }) {
      log.info(who, 'signed out');
    },
    crossOriginRefused(at: { method: string; path: string; origin: string | undefined }) {
      log.warn(at, 'a write from another origin was refused');
    },
    decided(at: { about: string; decision: string; account: string }) {
      log.info(at, 'decided by an administrator');
    },
    upstreamFailed(at: { plugin: string; instance: string; reason: string; detail: string }) {
      failures.inc({ plugin: at.plugin, reason: at.reason });
      log.warn(at, 'an instance failed a request');
    },
    websocketOpened(plugin: string) {
      sockets.inc({ plugin });
    },
    websocketClosed(plugin: string) {
      sockets.dec({ plugin });
    },
    unexpected(error: unknown, errorId: string) {
      log.error({ err: error, errorId }, 'unexpected error');
    },
  };
}
