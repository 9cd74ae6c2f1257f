export { startLoop } from '@patchbay/chassis';
export type { SteadyLoop } from '@patchbay/chassis';
