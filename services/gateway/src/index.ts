export { startGateway } from './gateway.ts';
export type { Gateway } from './gateway.ts';
export { Config } from './config.ts';
