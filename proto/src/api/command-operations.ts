import { operation } from './operation.ts';

const tag = 'Commands';

export const commandOperations = {
  listCommands: operation('Commands.listCommands', 'GET /commands', { tag }),
  invokeCommand: operation('Commands.invokeCommand', 'POST /commands/{slug}/{name}', { tag }),
  listCommandRuns: operation('Commands.listCommandRuns', 'GET /commands/{slug}/{name}/runs', {
    tag,
  }),
  getCommandRun: operation('Commands.getCommandRun', 'GET /command-runs/{id}', { tag }),
};
