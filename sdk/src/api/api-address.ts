import { invalid, type Violation } from '@patchbay/proto';

export type ApiAddress = {
  /** Of the gateway, without a path: `https://patchbay.example.org`. */
  url: string;
  /** An API token, `pbt_…`. */
  token: string;
};

/** The address without a slash at its end. @throws PlatformError `invalid` */
export function checkAddress({ url, token }: ApiAddress): ApiAddress {
  const violations: Violation[] = [];
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    const message = `must be the gateway's, like "https://patchbay.example.org", and is "${url}"`;
    violations.push({ field: 'url', message });
  }
  if (!/^[!-~]+$/.test(token)) {
    violations.push({ field: 'token', message: 'is empty, or has a space or a line break in it' });
  }
  if (violations.length > 0) throw invalid('the address of the API is not right', violations);
  return { url: url.replace(/\/+$/, ''), token };
}
