import type { Candidate } from './balancing.ts';
import type { Destination, Failure, Policy } from './destination.ts';
import type { FailureReason } from './destination.ts';
import { instanceEndpoint } from './endpoint.ts';
import { createInstance } from './instance.ts';
import { valueOf } from './header-lines.ts';
import { createRouteBreaker, type BreakerChange, type RouteBreaker } from './route-breaker.ts';
import { requestNames } from './request-head.ts';

/** What a policy was told, for tests to look at. */
export type Told = {
  failures: Failure[];
  /** How many requests have begun and not ended. */
  underWay: number;
  /** Of all requests. */
  breaker: RouteBreaker;
  /** How it opened and closed. */
  breakerChanges: BreakerChange[];
  /** The instances that are asked. */
  candidates(): readonly Candidate[];
  /** From now on other instances are asked. */
  sendTo(origins: readonly string[]): void;
  /** Ends the streams that are open. */
  ends: Set<Parameters<Policy['streaming']>[2]>;
};

export type ForwardLimits = Record<'pingMs' | 'maxBodyBytes' | 'maxMs', number> & {
  countsAsWaiting: boolean;
};

/** A policy that allows everything and forwards it to these origins as a plugin's requests. */
export function forwardingTo(
  origins: readonly string[],
  {
    pingMs = Infinity,
    maxBodyBytes = Infinity,
    maxMs = Infinity,
    countsAsWaiting = true,
  }: Partial<ForwardLimits> = {},
): Policy & Told {
  let candidates = candidatesAt(origins);
  const breaker = createRouteBreaker();
  const failures: Failure[] = [];
  const breakerChanges: BreakerChange[] = [];
  const ends: Told['ends'] = new Set();
  return {
    failures,
    underWay: 0,
    breaker,
    breakerChanges,
    ends,
    candidates: () => candidates,
    sendTo: (others) => void (candidates = candidatesAt(others)),
    decide(client, head): Destination {
      const upgrade = valueOf(head.lines, requestNames.id.upgrade)?.toLowerCase();
      return {
        kind: 'forward',
        account: undefined,
        reader: 'plugin',
        candidates,
        breaker,
        countsAsWaiting,
        path: head.target,
        cookies: '',
        added: `X-Forwarded-For: ${client.address}\r\n`,
        rules: { prefix: '/p/it', added: '' },
        upgrade: upgrade === 'h2c' ? undefined : upgrade,
        maxBodyBytes,
        maxMs,
        isStream: false,
        pingMs,
      };
    },
    unreadable: (_client, { reason }) => ({
      kind: 'answer',
      status: unreadableStatus[reason],
      headers: { 'patchbay-reason': reason },
      body: '',
    }),
    refuse: (_client, _head, _account, { reason, detail }) => ({
      kind: 'answer',
      status: statusOf(reason),
      headers: { 'patchbay-reason': reason },
      body: detail,
    }),
    answered() {},
    began() {
      this.underWay++;
    },
    ended() {
      this.underWay--;
    },
    breakerChanged: (_account, change) => void breakerChanges.push(change),
    failed: (_account, _instance, failure) => void failures.push(failure),
    streaming(_account, _kind, end) {
      ends.add(end);
      return () => ends.delete(end);
    },
  };
}

function candidatesAt(origins: readonly string[]): Candidate[] {
  return origins.map((origin) => {
    return { instance: createInstance(origin, instanceEndpoint(new URL(origin))), rank: 0 };
  });
}

const unreadableStatus = {
  malformed: 400,
  'request-timeout': 408,
  'target-too-long': 414,
  'head-too-large': 431,
};

function statusOf(reason: FailureReason): number {
  if (reason === 'malformed') return 400;
  if (reason === 'request-timeout') return 408;
  if (reason.endsWith('timeout')) return 504;
  return reason === 'failing' || reason === 'busy' ? 503 : 502;
}
