import type { CallContext } from '@patchbay/proto';
import { plainText } from '../runs/plain-text.ts';

const longestName = 200;

/** Who asks: the name in the request, else whom the caller acts for, else the platform itself. */
export function callerOf(
  { requestedBy }: { requestedBy: string },
  { onBehalfOf }: Pick<CallContext, 'onBehalfOf'>,
): string {
  return plainText(requestedBy || onBehalfOf || 'platform', { maxLength: longestName });
}
