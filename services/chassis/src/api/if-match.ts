import type { IncomingHttpHeaders } from 'node:http';
import type { Operation, RawRequest } from '@patchbay/proto/api';
import { PlatformError, type Json, type JsonObject } from '@patchbay/proto';

/** The version that the ETag of an answer carries. */
export function versionOf({ versionIn }: Operation, json: JsonObject): number | undefined {
  if (versionIn === undefined) return undefined;
  let found: Json | undefined = json;
  for (const name of versionIn.split('.')) found = (found as JsonObject | undefined)?.[name];
  return typeof found === 'number' ? found : undefined;
}

/**
 * The request with the version in its `If-Match`, which the handler compares in its transaction.
 *
 * @throws PlatformError `invalid` where nothing has a version, `stale` for an ETag that has none.
 */
export function withIfMatch(
  { ifMatch, changes }: Operation,
  { 'if-match': condition }: IncomingHttpHeaders,
  raw: RawRequest,
): RawRequest {
  if (condition === undefined || condition === '*' || changes !== undefined) return raw;
  if (ifMatch === undefined) {
    throw new PlatformError('invalid', 'this operation takes no If-Match: leave it out');
  }
  const version = /\.v(\d+)"$/.exec(condition)?.[1];
  if (version === undefined) throw stale();
  return { ...raw, body: { ...(raw.body as JsonObject | undefined), [ifMatch]: Number(version) } };
}

/** What a handler calls a conflict is a failed precondition to who named one. */
export async function staleInPlaceOfConflict<Result>(
  { ifMatch }: Operation,
  { 'if-match': condition }: IncomingHttpHeaders,
  answering: Promise<Result>,
): Promise<Result> {
  if (ifMatch === undefined || condition === undefined) return answering;
  try {
    return await answering;
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'conflict') throw stale(error);
    throw error;
  }
}

function stale(cause?: PlatformError): PlatformError {
  const message =
    cause?.message ?? 'the ETag in If-Match is not one of this resource: read it again';
  return new PlatformError('stale', message, cause && { cause });
}
