import type { Endpoint } from './endpoint.ts';
import { destroyUpstream, openUpstream, type Upstream, type UpstreamUser } from './upstream.ts';

const maxIdle = 128;

/**
 * The connection for the next request: the one that was used last, since it is the least likely to be
 * closed in this moment, or a new one. `fresh` asks for a new one.
 */
export function takeUpstream(
  endpoint: Endpoint,
  user: UpstreamUser,
  { fresh, now }: { fresh: boolean; now: number },
): Upstream {
  const { idle } = endpoint;
  if (!fresh) {
    let upstream: Upstream | undefined;
    while ((upstream = idle.pop())) {
      if (upstream.usableUntil > now && upstream.socket.writable && !upstream.isDeaf) {
        upstream.user = user;
        upstream.reused = true;
        return upstream;
      }
      destroyUpstream(upstream);
    }
  }
  return openUpstream(endpoint, user);
}

/** Its answer is complete to the byte, and it may carry another request within `idleMs`. */
export function giveUpstream(upstream: Upstream, idleMs: number, now: number): void {
  const { endpoint, socket } = upstream;
  upstream.user = undefined;
  upstream.isLong = false;
  if (endpoint.idle.length >= maxIdle || upstream.isDeaf || socket.destroyed) {
    return destroyUpstream(upstream);
  }
  upstream.usableUntil = now + idleMs;
  endpoint.idle.push(upstream);
  if (socket.isPaused()) socket.resume();
}

/** Closes the idle connections to an endpoint; with `now` just those that are too old. */
export function closeIdle({ idle }: Endpoint, now = Infinity): void {
  while (idle[0] && idle[0].usableUntil <= now) destroyUpstream(idle[0]);
}
