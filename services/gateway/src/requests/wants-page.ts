import type { IncomingMessage } from 'node:http';

/**
 * Whether a person's browser asks for a page to show, in a tab or in a frame. Browsers say so in
 * `Sec-Fetch-Dest`, but only to https and to localhost; elsewhere `Accept` has to do.
 */
export function wantsPage({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const destination = headers['sec-fetch-dest'];
  if (destination !== undefined) return destination === 'document' || isFrame(destination);
  return headers.accept?.includes('text/html') ?? false;
}

/** Whether a tab navigates here, as opposed to a frame, a script or another program. */
export function isNavigation({
  method,
  headers,
}: Pick<IncomingMessage, 'headers' | 'method'>): boolean {
  return method === 'GET' && headers['sec-fetch-dest'] === 'document';
}

/** Whether the page is shown inside another one. */
export function isFramed({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return isFrame(headers['sec-fetch-dest']);
}

function isFrame(destination: string | string[] | undefined): boolean {
  return destination === 'iframe' || destination === 'frame';
}
