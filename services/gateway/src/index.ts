export { Config as GatewayConfig } from './config.ts';
export { startGateway } from './gateway.ts';
export type { Gateway } from './gateway.ts';
