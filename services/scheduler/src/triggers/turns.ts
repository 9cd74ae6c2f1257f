/** Does work, so much of it at a time. */
export type Turns = {
  /** Does it when its turn has come, and resolves to what it does. */
  take<Result>(line: string, work: () => Promise<Result>): Promise<Result>;
};

/** A line that never gets empty forgets its past by so much. */
const forgottenAtOnce = 1_000;

/**
 * Lets so much work be under way `atOnce`. What waits goes in turn: the first of each line, then the second
 * of each, so that a line waits for its own length and not for that of another.
 */
export function createTurns({ atOnce }: { atOnce: number }): Turns {
  const lines = new Map<string, Line>();
  let underWay = 0;

  /** What ends leaves its place to the first of the next line. */
  const end = (): void => {
    const [next] = lines;
    if (!next) {
      underWay -= 1;
      return;
    }
    const [name, line] = next;
    const begin = line.waiting[line.begun];
    line.begun += 1;
    if (line.begun === forgottenAtOnce) {
      line.waiting.splice(0, line.begun);
      line.begun = 0;
    }
    lines.delete(name);
    if (line.begun < line.waiting.length) lines.set(name, line);
    begin?.();
  };

  return {
    async take(name, work) {
      if (underWay < atOnce) underWay += 1;
      else {
        await new Promise<void>((resolve) => {
          const line = lines.get(name);
          if (line) line.waiting.push(resolve);
          else lines.set(name, { waiting: [resolve], begun: 0 });
        });
      }
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}

type Line = { waiting: (() => void)[]; begun: number };
