import { run } from '@patchbay/chassis';
import { Config } from './config.ts';
import { startProcesses } from './workers/start-processes.ts';

await run(Config, startProcesses);
