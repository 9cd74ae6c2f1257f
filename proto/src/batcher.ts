/**
 * Gathers what many callers ask for into batches: what comes within `gatherMs` of the first, or while
 * earlier batches are under way, is done together. Each caller gets its own result, by position. Once
 * what has gathered weighs `enough` it waits for no more.
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
    enough = Infinity,
    atOnce = 1,
    weigh = () => 1,
  }: {
    atMost: number;
    gatherMs?: number;
    enough?: number;
    atOnce?: number;
    weigh?: (item: Item) => number;
  },
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let weight = 0;
  let gathering: Disposable | undefined;
  let underWay = 0;

  const gather = (): void => {
    if (underWay >= atOnce || waiting.length === 0) return;
    if (weight >= enough) begin();
    else gathering ??= gatherMs > 0 ? setTimeout(begin, gatherMs) : setImmediate(begin);
  };

  const begin = (): void => {
    gathering?.[Symbol.dispose]();
    gathering = undefined;
    void run(takeBatch());
    gather();
  };

  const takeBatch = (): Waiting<Item, Result>[] => {
    let taken = 0;
    const end = waiting.findIndex(({ item }, index) => {
      const heavier = taken + weigh(item);
      if (index > 0 && heavier > atMost) return true;
      taken = heavier;
      return false;
    });
    weight -= taken;
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
      weight += weigh(item);
      gather();
    });
}

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
};
