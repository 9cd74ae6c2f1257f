import { operation } from './operation.ts';

const tag = 'Audit';

export const auditOperations = {
  listAuditEntries: operation('Audit.listEntries', 'GET /audit', { tag }),
};
