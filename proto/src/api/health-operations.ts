import { operation } from './operation.ts';

export const healthOperations = {
  getPluginHealth: operation('PluginHealth.getPluginHealth', 'GET /plugin-health/{slug}', {
    tag: 'Plugins',
  }),
};
