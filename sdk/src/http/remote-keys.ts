import { get as getHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';
import * as errors from 'jose/errors';
import { createLocalJWKSet } from 'jose/jwks/local';
import { PlatformError } from '@patchbay/proto';
import { get as getHttp } from './node-http.ts';

const timeoutMs = 5_000;

/**
 * The keys at `url`, fetched when a token names one that is not known, at most once per `cooldownMs`.
 * Throws `unavailable` when they cannot be fetched.
 *
 * Does what jose's createRemoteJWKSet does without node's fetch, which costs every plugin 20 MB.
 */
export function createRemoteKeys(url: string, { cooldownMs = 30_000 } = {}): JWTVerifyGetKey {
  let keys: ReturnType<typeof createLocalJWKSet> | undefined;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  const refresh = async () => {
    keys = await fetchKeys(url);
    fetchedAt = Date.now();
  };
  const refreshed = () => (fetching ??= refresh().finally(() => (fetching = undefined)));

  return async (header, token) => {
    if (!keys) await refreshed();
    try {
      return await known()(header, token);
    } catch (error) {
      const rotated = error instanceof errors.JWKSNoMatchingKey;
      if (!rotated || Date.now() - fetchedAt < cooldownMs) throw error;
      await refreshed();
      return known()(header, token);
    }
  };

  function known() {
    if (!keys) throw new Error('there are no keys');
    return keys;
  }
}

async function fetchKeys(url: string) {
  try {
    return createLocalJWKSet(JSON.parse(await getText(url)) as JSONWebKeySet);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `the gateway's keys cannot be fetched from ${url}, so nobody can be recognised: ${why}`;
    throw new PlatformError('unavailable', message, { cause, reason: 'keys-away' });
  }
}

function getText(url: string): Promise<string> {
  const get = url.startsWith('https:') ? getHttps : getHttp;
  return new Promise((resolve, reject) => {
    const request = get(
      url,
      { agent: false, signal: AbortSignal.timeout(timeoutMs) },
      (response) => {
        if (response.statusCode === 200) text(response).then(resolve, reject);
        else reject(new Error(`it answered ${response.statusCode}`));
      },
    );
    request.on('error', reject);
  });
}
