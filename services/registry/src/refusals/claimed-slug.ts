import { slug as slugSchema, within, type ReceivedConnectRequest } from '@patchbay/proto';

/** What a process that nobody vouches for says it is; empty when it says nothing that is a slug. */
export type ClaimedSlug = (incoming: AsyncIterator<ReceivedConnectRequest>) => Promise<string>;

const waitMs = 1_000;
const atOnce = 20;

/** Reads the first messages of `atOnce` processes at a time: to a flood of them nobody listens. */
export function createClaimedSlug(): ClaimedSlug {
  let reading = 0;
  return async (incoming) => {
    if (reading >= atOnce) return '';
    reading += 1;
    try {
      const { value, done } = await within(
        waitMs,
        incoming.next(),
        () => new Error('it is silent'),
      );
      const claimed = done ? undefined : value.hello?.manifest?.fields?.['slug']?.stringValue;
      return slugSchema.safeParse(claimed).data ?? '';
    } catch {
      return '';
    } finally {
      reading -= 1;
    }
  };
}
