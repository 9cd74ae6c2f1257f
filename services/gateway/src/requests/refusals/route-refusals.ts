import type { Refusal } from '../refusal.ts';

export function oddPath(why: string): Refusal {
  return {
    status: 400,
    code: 'odd_path',
    title: 'This address is not well-formed',
    detail: `the address is refused because ${why}`,
    hint: 'check the link that led here',
  };
}

export function pageNotFound(): Refusal {
  return {
    status: 404,
    code: 'not_found',
    title: 'There is no such page',
    detail: 'nothing is at this address',
    hint: 'check the address, or start again from the home page',
  };
}

export function noSuchRoute(title: string): Refusal {
  return {
    status: 404,
    code: 'not_found',
    title: 'There is no such page',
    detail: `${title} has nothing at this address`,
    hint: 'check the address, or start again from the home page',
  };
}

export function websocketMismatch(title: string, websocket: 'only' | 'never'): Refusal {
  const detail =
    websocket === 'only'
      ? `${title} has a WebSocket at this address, and no page`
      : `${title} has no WebSocket at this address`;
  return { status: 400, code: 'websocket_mismatch', title: 'This is not what it is for', detail };
}

export function tooManyRequests(title: string, retryAfterSeconds: number): Refusal {
  return {
    status: 429,
    code: 'too_many_requests',
    title: 'Too many requests',
    detail: `${title} takes fewer requests of one person than these`,
    hint: `wait ${retryAfterSeconds} s, and try again`,
    retryAfterSeconds,
  };
}

export function bodyTooLarge(title: string, maxBytes: number): Refusal {
  return {
    status: 413,
    code: 'body_too_large',
    title: 'This is too large',
    detail: `${title} takes ${maxBytes.toLocaleString('en')} bytes at most here`,
    hint: 'send less at a time',
  };
}

export function requestTooSlow(title: string): Refusal {
  return {
    status: 408,
    code: 'request_timeout',
    title: 'This request did not arrive in time',
    detail: `${title} waits no longer for it`,
    hint: 'send it again, without pauses',
  };
}
