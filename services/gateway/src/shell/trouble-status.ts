import { errorTable, type PlatformError } from '@patchbay/proto';

/** The status of a page that says why something did not work. */
export function statusOf({ code }: PlatformError): number {
  return errorTable[code].http;
}
