import { apiPrefix, pathMembers, restOf, type Operation, type Problem } from '@patchbay/proto/api';
import { invalid, PlatformError } from '@patchbay/proto';
import type { ApiAddress } from './api-address.ts';
import type { ApiCallOptions } from './api-client.ts';

/** Carries an operation out and returns what it answers. @throws PlatformError */
export async function askApi(
  address: ApiAddress,
  operation: Operation,
  input: object,
  { signal, idempotencyKey }: ApiCallOptions,
): Promise<unknown> {
  const members = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  let path: string = operation.path;
  for (const name of pathMembers(operation)) {
    if (!members.has(name))
      throw invalid('the input is not valid', [{ field: name, message: 'is required' }]);
    path = path.replace(`{${name}}`, encodeURIComponent(String(members.get(name))));
    members.delete(name);
  }
  const isInBody = restOf(operation) === 'body';
  const rest = Object.fromEntries(members);
  const query = isInBody ? '' : queryOf(rest);
  const response = await send(`${address.url}${apiPrefix}${path}${query && `?${query}`}`, {
    method: operation.method,
    headers: {
      authorization: `Bearer ${address.token}`,
      accept: 'application/json',
      ...(isInBody && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(isInBody && { body: JSON.stringify(rest) }),
    ...(signal && { signal }),
  });
  return response.json();
}

/** Sends a request; what is no success is thrown. */
export async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted)
      throw new PlatformError('cancelled', 'the call was cancelled', { cause });
    throw new PlatformError('unavailable', `${new URL(url).origin} does not answer`, { cause });
  }
  if (!response.ok) throw await errorOf(response);
  return response;
}

async function errorOf(response: Response): Promise<PlatformError> {
  const text = await response.text();
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) {
    return new PlatformError('internal', `the answer is no problem document: ${response.status}`);
  }
  const { code, detail, violations, reason } = JSON.parse(text) as Problem;
  return new PlatformError(code, detail, {
    ...(violations && { violations }),
    ...(reason !== undefined && { reason }),
  });
}

/** Members of members are `scope.kind`, and each item of a list is a parameter. */
function queryOf(members: object, prefix = ''): string {
  const pairs = Object.entries(members).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value.map((item) => pair(prefix + name, item));
    if (typeof value === 'object' && value !== null) return [queryOf(value, `${prefix}${name}.`)];
    return [pair(prefix + name, value)];
  });
  return pairs.filter((it) => it !== '').join('&');
}

function pair(name: string, value: unknown): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
}
