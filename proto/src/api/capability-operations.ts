import { operation } from './operation.ts';

const tag = 'Capabilities';

export const capabilityOperations = {
  listCapabilities: operation('Admin.listCapabilities', 'GET /capabilities', { tag }),
  chooseProvider: operation('Admin.chooseProvider', 'PUT /capabilities/{capability}/provider', {
    tag,
    changes: 'listCapabilities',
    required: ['slug'],
  }),
};
