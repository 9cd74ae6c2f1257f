import { setInterval } from 'node:timers/promises';

/** Resolves once a GET of `url` is answered with 200; rejects when the signal aborts. */
export async function untilAnswers200(url: string, signal: AbortSignal): Promise<void> {
  for await (const _ of setInterval(50, undefined, { signal })) {
    if ((await statusOf(url, signal)) === 200) return;
  }
}

/** The status of the answer to a GET, or undefined when there is none. */
export async function statusOf(url: string, signal?: AbortSignal): Promise<number | undefined> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}
