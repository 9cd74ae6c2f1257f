import { operation } from './operation.ts';

const tag = 'Extension points';

export const pointOperations = {
  listExtensionPoints: operation('Admin.listExtensionPoints', 'GET /extension-points', { tag }),
  listContributions: operation('Catalog.listContributions', 'GET /contributions', { tag }),
  explainContribution: operation(
    'Admin.explainContribution',
    'GET /plugins/{slug}/contributions/{contributionId}/explanation',
    { tag },
  ),
  updateContribution: operation(
    'Admin.updateContribution',
    'PATCH /plugins/{slug}/contributions/{contributionId}',
    { tag, changes: 'getPlugin' },
  ),
};
