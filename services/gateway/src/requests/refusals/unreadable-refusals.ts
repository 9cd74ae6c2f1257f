import type { Refusal } from '../refusal.ts';

export function malformedRequest(why: string): Refusal {
  return {
    status: 400,
    code: 'bad_request',
    title: 'This request is malformed',
    detail: `it is refused because ${why}`,
  };
}

export function addressTooLong(): Refusal {
  return {
    status: 414,
    code: 'address_too_long',
    title: 'This address is too long',
    detail: 'it is longer than what is read of a request',
    hint: 'send what is long in the body of a request',
  };
}

export function headTooLarge(): Refusal {
  return {
    status: 431,
    code: 'head_too_large',
    title: 'This request has a head that is too large',
    detail: 'its address and headers, with the cookies among them, are longer than what is read',
    hint: 'send fewer or shorter headers',
  };
}
