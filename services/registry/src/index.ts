export { Config as RegistryConfig } from './config.ts';
export { startRegistry } from './registry.ts';
export type { Registry } from './registry.ts';
