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
  const turnedAway = new Counter({
    name: 'patchbay_turned_away_total',
    help: 'Requests that were answered 503 without asking an instance, since the route fails or the plugin is busy, by plugin and reason',
    labelNames: ['plugin', 'reason'],
    registers,
  });
  const sockets = new Gauge({
    name: 'patchbay_websockets_open',
    help: 'Open WebSockets, by plugin',
    labelNames: ['plugin'],
    registers,
  });
  const breakers = new Gauge({
    name: 'patchbay_circuit_breaker',
    help: 'Whether a plugin is called: 0 closed, 1 half-open, 2 open',
    labelNames: ['plugin'],
    registers,
  });
  const routeBreakers = new Counter({
    name: 'patchbay_route_breaker_changes_total',
    help: 'How often a route began to be asked now and then only (open), or always again (closed), by plugin, route and state',
    labelNames: ['plugin', 'route', 'state'],
    registers,
  });
  const skipped = new Counter({
    name: 'patchbay_skipped_contributions_total',
    help: 'Contributions that were left out because they failed, by plugin',
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
    /** Without a key for them; once for each start. */
    secondFactorsInClear() {
      log.warn(
        'SECOND_FACTOR_KEY is not set: the secrets of two-step sign-in are stored in clear, and who reads the database can make codes; make a key with `openssl rand -base64 32`',
      );
    },
    secondFactorsResealed(at: { people: number; keyId: string }) {
      log.info(at, 'secrets of two-step sign-in are sealed with the newest key');
    },
    secondFactorKeyMissing(at: { keyId: string; people: number }) {
      log.error(
        at,
        'SECOND_FACTOR_KEY lacks a key that has sealed secrets of two-step sign-in: add it again, or turn two-step sign-in off for these people',
      );
    },
    secondFactorUnreadable(at: { account: string; keyId: string | null }) {
      log.error(
        at,
        'a code could not be checked, since no key in SECOND_FACTOR_KEY opens its secret: add the key that has sealed it again, or turn two-step sign-in off for this account',
      );
    },
    signedOut(who: { account: string }) {
      log.info(who, 'signed out');
    },
    crossOriginRefused(at: { method: string; path: string; origin: string | undefined }) {
      log.warn(at, 'a request from a page of another origin was refused');
    },
    decided(at: { about: string; decision: string; account: string }) {
      log.info(at, 'decided by an administrator');
    },
    upstreamFailed(at: { plugin: string; instance: string; reason: string; detail: string }) {
      failures.inc({ plugin: at.plugin, reason: at.reason });
      log.warn(at, 'an instance failed a request');
    },
    /** It is told in the metrics alone: there may be any number. */
    turnedAway(at: { plugin: string; reason: 'failing' | 'busy' }) {
      turnedAway.inc(at);
    },
    routeFailing(at: { plugin: string; route: string; reason: string; detail: string }) {
      routeBreakers.inc({ plugin: at.plugin, route: at.route, state: 'open' });
      log.warn(at, 'a route fails again and again, and is asked now and then only');
    },
    routeAnswersAgain(at: { plugin: string; route: string }) {
      routeBreakers.inc({ ...at, state: 'closed' });
      log.info(at, 'a route answers again');
    },
    routeOfOthers(at: { plugin: string; route: string }) {
      routeBreakers.inc({ ...at, state: 'closed' });
      log.info(at, 'a route that failed is asked again, since other instances serve it');
    },
    websocketOpened(plugin: string) {
      sockets.inc({ plugin });
    },
    websocketClosed(plugin: string) {
      sockets.dec({ plugin });
    },
    breakerChanged({ plugin, state }: { plugin: string; state: 'closed' | 'open' | 'half-open' }) {
      breakers.set({ plugin }, { closed: 0, 'half-open': 1, open: 2 }[state]);
      log.warn({ plugin, state }, 'circuit breaker changed');
    },
    contributionSkipped(at: {
      plugin: string;
      contribution: string;
      point: string;
      reason: string;
    }) {
      skipped.inc({ plugin: at.plugin });
      log.warn(at, 'a contribution was left out');
    },
    unexpected(error: unknown, errorId: string) {
      log.error({ err: error, errorId }, 'unexpected error');
    },
  };
}
