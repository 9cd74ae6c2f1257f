import { operation } from './operation.ts';

const tag = 'Credentials';

export const credentialOperations = {
  createCredential: operation('Admin.createCredential', 'POST /credentials', {
    tag,
    required: ['slug'],
    status: 201,
  }),
  listCredentials: operation('Admin.listCredentials', 'GET /credentials', { tag }),
  getCredential: operation('Admin.getCredential', 'GET /credentials/{id}', {
    tag,
    passing: ['credential.lastUsedAt'],
  }),
  revokeCredential: operation('Admin.revokeCredential', 'DELETE /credentials/{id}', {
    tag,
    changes: 'getCredential',
  }),
};
