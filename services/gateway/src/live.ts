import type { ServerResponse } from 'node:http';

/** What may have changed on a page. */
export type Topic = 'catalog' | 'runs';

export type Live = Disposable & {
  /** Tells every open page, at most a few times a second. */
  changed(topic: Topic): void;
  /** Makes `res` an event stream (text/event-stream) that lasts until either side ends it. */
  subscribe(res: ServerResponse): void;
};

const gatherMs = 200;
const keepAliveMs = 20_000;
/** A page that reads nothing for so long that this much waits for it is cut off. */
const waitingBytes = 65_536;

/**
 * Tells open pages that something changed, not what: a page fetches its own part again and gets what
 * this person may see.
 */
export function createLive(): Live {
  const pages = new Set<ServerResponse>();
  const changedTopics = new Set<Topic>();
  let gathering: NodeJS.Timeout | undefined;

  const send = (text: string) => {
    for (const page of pages) {
      if (page.writableLength > waitingBytes) page.destroy();
      else page.write(text);
    }
  };
  const flush = () => {
    gathering = undefined;
    for (const topic of changedTopics) send(`event: ${topic}\ndata: changed\n\n`);
    changedTopics.clear();
  };
  const keepingAlive = setInterval(() => send(': still here\n\n'), keepAliveMs);
  keepingAlive.unref();

  return {
    changed(topic) {
      changedTopics.add(topic);
      gathering ??= setTimeout(flush, gatherMs);
    },
    subscribe(res) {
      res.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      res.write('retry: 2000\n\n');
      pages.add(res);
      res.once('close', () => pages.delete(res));
    },
    [Symbol.dispose]() {
      clearTimeout(gathering);
      clearInterval(keepingAlive);
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}
