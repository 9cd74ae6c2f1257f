import { run } from '@patchbay/chassis';
import { Config } from './config.ts';
import { startGateway } from './gateway.ts';

await run(Config, startGateway);
