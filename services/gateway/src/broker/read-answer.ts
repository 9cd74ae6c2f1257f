import { broker, errorTable, PlatformError, type ErrorCode, type Json } from '@patchbay/proto';
import { z } from 'zod';
import { shortened } from './shortened.ts';

/** RFC 9457, with what the platform's own problems carry beside it. */
const problem = z.object({
  code: z.string().optional(),
  detail: z.string().optional(),
  title: z.string().optional(),
  violations: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/**
 * What a plugin answered to a call: JSON, or nothing (null).
 *
 * @throws PlatformError the plugin's own, read from its problem document; `internal` for an answer that
 * is neither.
 */
export function readAnswer(
  { status, type, body }: { status: number; type: string; body: string },
  { plugin, call }: { plugin: string; call: string },
): Json {
  const said = `plugin "${plugin}" answered ${call} with`;
  const isJson = /^application\/([\w.-]+\+)?json\b/i.test(type);
  if (status === 204) return null;
  if (status >= 200 && status < 300) {
    if (!isJson) throw new PlatformError('internal', `${said} ${type || 'no type'}, not with JSON`);
    return parse(body, said);
  }
  const told = problem.safeParse(isJson ? parse(body, said) : {});
  const { code, detail, title, violations } = told.data ?? {};
  const message = shortened(detail ?? title ?? `${said} status ${status}`);
  const known = code !== undefined && broker.isErrorCode(code) ? code : codeOf(status);
  throw new PlatformError(known, message, violations ? { violations } : {});
}

function parse(body: string, said: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch (cause) {
    throw new PlatformError('internal', `${said} what is not JSON`, { cause });
  }
}

function codeOf(status: number): ErrorCode {
  const entries = Object.entries(errorTable) as [ErrorCode, { http: number }][];
  return entries.find(([, { http }]) => http === status)?.[0] ?? 'internal';
}
