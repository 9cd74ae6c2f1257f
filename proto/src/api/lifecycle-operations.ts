import { operation } from './operation.ts';

const tag = 'Lifecycle calls';

export const lifecycleOperations = {
  listLifecycleCalls: operation('Lifecycle.listLifecycleCalls', 'GET /lifecycle-calls', { tag }),
  retryLifecycleCall: operation(
    'Lifecycle.retryLifecycleCall',
    'POST /lifecycle-calls/{id}/retry',
    { tag },
  ),
  dismissLifecycleCall: operation(
    'Lifecycle.dismissLifecycleCall',
    'DELETE /lifecycle-calls/{id}',
    { tag },
  ),
};
