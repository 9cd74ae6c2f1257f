import { isComplete } from './body-reader.ts';
import { passBody, pause, resume } from './client.ts';
import { waitsNoMore, type Forward } from './forward.ts';
import type { Instance } from './instance.ts';
import { departNow, departSoon } from './shared-departure.ts';
import { takeUpstream } from './upstream-pool.ts';
import { waitFor } from './waits.ts';

/** Sends the request to an instance. */
export function ask(forward: Forward, instance: Instance, now: number): void {
  const { client, destination, isRetry } = forward;
  instance.outstanding++;
  forward.instance = instance;
  const { endpoint } = instance;
  const fresh = isRetry || destination.upgrade !== undefined;
  const upstream = takeUpstream(endpoint, forward, { fresh, now });
  forward.upstream = upstream;
  const host = endpoint.authority === undefined ? '' : `Host: ${endpoint.authority}\r\n`;
  const firstLines = `${forward.method} ${destination.path} HTTP/1.1\r\n${host}`;
  const text = firstLines + forward.request;
  if (isComplete(client.body)) {
    departSoon(upstream.writeText, text);
    sent(forward);
  } else {
    departNow();
    upstream.writeText(text);
    forward.isSent = false;
  }
  if (upstream.connected) return sendBody(forward, now);
  // Before, its body may have been waited for on another connection.
  waitFor(forward, 'instance', now);
  client.deadline = Infinity;
  forward.deadline = now + client.limits.connectMs;
}

/** All of the request was written: from now on it is the instance that is waited for. */
export function sent(forward: Forward): void {
  const { instance, destination, state } = forward;
  forward.isSent = true;
  if (!instance || state !== 'asking' || !destination.countsAsWaiting) return;
  instance.waiting++;
  forward.isWaiting = true;
}

/** The instance takes no more of the request, which it may have answered. */
export function stopSending(forward: Forward, now: number): void {
  const { client, instance, upstream, isStreamed } = forward;
  forward.takesBody = false;
  forward.keptMs = 0;
  if (!isComplete(client.body)) pause(client);
  if (!upstream?.socket.isPaused()) waitFor(forward, 'instance', now);
  forward.deadline = now + client.limits.answerMs;
  if (!isStreamed) return;
  // What was written of it last did not arrive.
  forward.isSent = false;
  if (instance) waitsNoMore(forward, instance);
}

/** Has the client's body sent on, as far as there is one that was not sent with the head. */
export function sendBody(forward: Forward, now: number): void {
  const { client, upstream } = forward;
  if (upstream?.isDeaf) return;
  if (forward.isSent) {
    forward.deadline = now + client.limits.answerMs;
    return;
  }
  forward.deadline = Infinity;
  forward.takesBody = true;
  waitFor(forward, 'client', now);
  resume(client);
  client.deadline = now + client.limits.betweenBytesMs;
  passBody(client);
}
