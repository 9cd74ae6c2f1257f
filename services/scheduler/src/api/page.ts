import { invalid } from '@patchbay/proto';
import type { z } from 'zod';

const defaultSize = 50;
const largestSize = 500;

/** How many rows a page has: 50 unless told, at most 500. */
export function pageSize(requested: number): number {
  return requested === 0 ? defaultSize : Math.min(requested, largestSize);
}

/** Where the next page begins, as text that callers hand back unread. */
export function pageToken(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws PlatformError `invalid` for a token that `pageToken` did not make. */
export function parsePageToken<Schema extends z.ZodType>(
  schema: Schema,
  token: string,
): z.output<Schema> | undefined {
  if (token === '') return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch {
    throw invalid('there is no such page', [
      { field: 'page_token', message: 'must be the next_page_token of an earlier page' },
    ]);
  }
}
