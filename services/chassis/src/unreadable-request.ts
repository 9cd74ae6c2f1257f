import { PlatformError, type ErrorCode } from '@patchbay/proto';

/** What fastify threw for a request that it cannot read, in words of ours; undefined for anything else. */
export function unreadableRequest(thrown: unknown): PlatformError | undefined {
  if (!isClientError(thrown)) return undefined;
  const code = codes[thrown.statusCode] ?? 'invalid';
  return new PlatformError(code, sentences[thrown.code ?? ''] ?? thrown.message, { cause: thrown });
}

const codes: Record<number, ErrorCode> = { 413: 'too_large', 415: 'unsupported_media_type' };

const sentences: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY:
    'the body is no JSON that can be read: look at its quotes, commas and brackets, and for a member "__proto__", which is refused',
  FST_ERR_CTP_EMPTY_JSON_BODY:
    'the body is empty: send a JSON object, {} at least, or leave out the header content-type',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'the body must be JSON, with the header content-type: application/json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'the body is too large: send less at once',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH:
    'the body is not as long as the header content-length says: send all of it, or leave out the header',
  FST_ERR_BAD_URL: 'the path cannot be read: each % needs two hexadecimal digits behind it',
  FST_ERR_MAX_PARAM_LENGTH: 'a part of the path is longer than any name here',
};

function isClientError(thrown: unknown): thrown is Error & { statusCode: number; code?: string } {
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return false;
  return Number(thrown.statusCode) >= 400 && Number(thrown.statusCode) < 500;
}
