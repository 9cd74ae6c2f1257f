/** Lets a number of jobs run at once; the others wait in line, in the order they came. */
export type Turnstile = <Result>(job: () => Promise<Result>) => Promise<Result>;

export function createTurnstile(atOnce: number): Turnstile {
  const line: (() => void)[] = [];
  let running = 0;
  return async (job) => {
    if (running >= atOnce) await new Promise<void>((resolve) => line.push(resolve));
    else running += 1;
    try {
      return await job();
    } finally {
      const next = line.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
