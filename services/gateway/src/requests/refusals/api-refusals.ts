import type { Refusal } from '../refusal.ts';

export function methodNotAllowed(method: string): Refusal {
  return {
    status: 405,
    code: 'method_not_allowed',
    title: 'There is no such method here',
    detail: `the API takes GET, POST, PUT, PATCH and DELETE, not ${method}`,
  };
}

export function apiTooLarge(bytes: number): Refusal {
  return {
    status: 413,
    code: 'too_large',
    title: 'This is too large',
    detail: `the API takes ${bytes.toLocaleString('en')} bytes at most`,
  };
}

export function apiExhausted(seconds: number): Refusal {
  return {
    status: 429,
    code: 'exhausted',
    title: 'Too many requests',
    detail: `you may ask again in ${seconds} s`,
    hint: 'ask less often, or wait as Retry-After says',
    retryAfterSeconds: seconds,
  };
}
