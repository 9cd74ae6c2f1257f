import type { Refusal } from '../refusal.ts';

export function linkExpired(): Refusal {
  return {
    status: 403,
    code: 'link_expired',
    title: 'This link has expired',
    detail: 'it was valid for a short time only',
    hint: 'go back to where you found it, and open it again from there',
  };
}

export function linkInvalid(): Refusal {
  return {
    status: 403,
    code: 'link_invalid',
    title: 'This link is not valid',
    detail: 'it was changed on its way, or is for another address',
    hint: 'check that the whole link was copied',
  };
}
