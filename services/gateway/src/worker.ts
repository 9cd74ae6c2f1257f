import { run } from '@patchbay/chassis';
import { Config } from './config.ts';
import { startWorker } from './workers/start-worker.ts';

const [, , number] = process.argv;
await run(Config, (config) => startWorker(config, Number(number)));
