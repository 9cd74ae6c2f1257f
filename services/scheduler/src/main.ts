import { run } from '@patchbay/chassis';
import { Config } from './config.ts';
import { startScheduler } from './scheduler.ts';

await run(Config, startScheduler);
