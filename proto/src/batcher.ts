/**
 * Gathers what many callers ask for into batches: what comes within `gatherMs` of the first, or while
 * earlier batches are under way, is done together. Each caller gets its own result, by position.
 *
 * A batch that fails fails for all its callers. `weigh` bounds a batch by something other than its
 * number of items; an item that is heavier than `atMost` goes alone.
 *
 * @example
 * const start = createBatcher((runs: Run[]) => startRuns(db, runs), { gatherMs: 2, atMost: 500 });
 * const fence = await start(run);
 */
export function createBatcher<Item, Result>(
  work: (items: Item[]) => Promise<readonly Result[]>,
  {
    atMost,
    gatherMs = 0,
    atOnce = 1,
    weigh = () => 1,
  }: { atMost: number; gatherMs?: number; atOnce?: number; weigh?: (item: Item) => number },
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let gathering = false;
  let underWay = 0;

  const gather = (): void => {
    if (gathering || underWay >= atOnce || waiting.length === 0) return;
    gathering = true;
    const begin = () => {
      gathering = false;
      void run(takeBatch());
      gather();
    };
    if (gatherMs > 0) setTimeout(begin, gatherMs);
    else setImmediate(begin);
  };

  const takeBatch = (): Waiting<Item, Result>[] => {
    let weight = 0;
    const end = waiting.findIndex(({ item }, index) => {
      weight += weigh(item);
      return index > 0 && weight > atMost;
    });
    return waiting.splice(0, end === -1 ? waiting.length : end);
  };

  const run = async (batch: Waiting<Item, Result>[]): Promise<void> => {
    underWay += 1;
    try {
      const results = await work(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      underWay -= 1;
      gather();
    }
  };

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      gather();
    });
}

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
};
