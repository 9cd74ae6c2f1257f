import { operation } from './operation.ts';

const tag = 'Credentials';

export const credentialOperations = {
  createCredential: operation('Admin.createCredential', 'POST /credentials', {
    tag,
    required: ['slug'],
    status: 201,
  }),
  listCredentials: operation('Admin.listCredentials', 'GET /credentials', { tag }),
  revokeCredential: operation('Admin.revokeCredential', 'DELETE /credentials/{id}', { tag }),
};
