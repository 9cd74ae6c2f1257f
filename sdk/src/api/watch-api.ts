import { apiPrefix, type Operations, type OutputOf } from '@patchbay/proto/api';
import { createBackoff, PlatformError } from '@patchbay/proto';
import type { ApiAddress } from './api-address.ts';
import { send } from './ask-api.ts';

type Event = { id: string; data: string };

/** Follows the catalog by server-sent events; goes on after the last one where a connection breaks. */
export async function* watchApi(
  { url, token }: ApiAddress,
  { path }: Operations['watch'],
  { signal = new AbortController().signal }: { signal?: AbortSignal },
): AsyncGenerator<OutputOf<Operations['watch']>, void> {
  const backoff = createBackoff();
  let lastId = '';
  while (!signal.aborted) {
    try {
      const response = await send(`${url}${apiPrefix}${path}`, {
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'text/event-stream',
          ...(lastId !== '' && { 'last-event-id': lastId }),
        },
        signal,
      });
      for await (const { id, data } of eventsOf(response)) {
        lastId = id || lastId;
        yield JSON.parse(data) as OutputOf<Operations['watch']>;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof PlatformError && !mayPass(error)) throw error;
    }
    backoff.resetIfLasted();
    await backoff.wait(signal);
  }
}

/** Whether it is worth trying again: the service was away, or asked to wait. */
function mayPass({ code }: PlatformError): boolean {
  return code === 'unavailable' || code === 'exhausted' || code === 'timeout';
}

async function* eventsOf(response: Response): AsyncGenerator<Event> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      if (field('data') !== '') yield { id: field('id'), data: field('data') };
    }
  }
}
