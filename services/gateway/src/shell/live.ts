import type { ServerResponse } from 'node:http';

/** What may have changed on a page. */
export type Topic = 'catalog' | 'runs' | 'spaces' | 'inbox';

export type Live = Disposable & {
  /** Tells the open pages of these people, or every one, at most a few times a second. */
  changed(topic: Topic, userIds?: Iterable<string>): void;
  /** Makes `res` an event stream (text/event-stream) that lasts until either side ends it. */
  subscribe(res: ServerResponse, userId: string): void;
};

const everybody = '';
const gatherMs = 200;
const keepAliveMs = 20_000;
/** A page that reads nothing for so long that this much waits for it is cut off. */
const waitingBytes = 65_536;

/**
 * Tells open pages that something changed, not what: a page fetches its own part again and gets what
 * this person may see.
 */
export function createLive(): Live {
  const pages = new Map<ServerResponse, string>();
  /** By user; those of `everybody` are for all. */
  const changedTopics = new Map<string, Set<Topic>>();
  let gathering: NodeJS.Timeout | undefined;

  const send = (page: ServerResponse, text: string) => {
    if (page.writableLength > waitingBytes) page.destroy();
    else page.write(text);
  };
  const flush = () => {
    gathering = undefined;
    const forAll = changedTopics.get(everybody) ?? new Set<Topic>();
    for (const [page, userId] of pages) {
      const topics = new Set([...forAll, ...(changedTopics.get(userId) ?? [])]);
      for (const topic of topics) send(page, `event: ${topic}\ndata: changed\n\n`);
    }
    changedTopics.clear();
  };
  const keepingAlive = setInterval(() => {
    for (const page of pages.keys()) send(page, ': still here\n\n');
  }, keepAliveMs);
  keepingAlive.unref();

  return {
    changed(topic, userIds = [everybody]) {
      for (const userId of userIds) {
        const topics = changedTopics.get(userId) ?? new Set();
        changedTopics.set(userId, topics.add(topic));
      }
      gathering ??= setTimeout(flush, gatherMs);
    },
    subscribe(res, userId) {
      res.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      res.write('retry: 2000\n\n');
      pages.set(res, userId);
      res.once('close', () => pages.delete(res));
    },
    [Symbol.dispose]() {
      clearTimeout(gathering);
      clearInterval(keepingAlive);
      for (const page of pages.keys()) page.end();
      pages.clear();
    },
  };
}
