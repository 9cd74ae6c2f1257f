import { z } from 'zod';
import { run } from './run.ts';

/** A service whose end takes for ever. */
await run(z.object({}), async () => {
  const alive = setInterval(() => {}, 1_000);
  process.stdout.write('started\n');
  return {
    async [Symbol.asyncDispose]() {
      process.stdout.write('stopping\n');
      await new Promise(() => {});
      clearInterval(alive);
    },
  };
});
