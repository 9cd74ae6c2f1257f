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
  closeOld(endpoint, now);
  const isFull = endpoint.isGone || endpoint.idle.length >= maxIdle;
  if (isFull || upstream.isDeaf || socket.destroyed) return destroyUpstream(upstream);
  upstream.usableUntil = now + idleMs;
  endpoint.idle.push(upstream);
  if (socket.isPaused()) socket.resume();
}

/** Lets go of an endpoint that nobody asks any more; requests under way are answered. */
export function closeEndpoint(endpoint: Endpoint): void {
  endpoint.isGone = true;
  closeOld(endpoint, Infinity);
}

/** Closes what was not used for too long: those that were used since are asked first. */
function closeOld({ idle }: Endpoint, now: number): void {
  while (idle[0] && idle[0].usableUntil <= now) destroyUpstream(idle[0]);
}
