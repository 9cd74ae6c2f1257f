import { run } from '@patchbay/chassis';
import { Config } from './config.ts';
import { startRegistry } from './registry.ts';

await run(Config, startRegistry);
