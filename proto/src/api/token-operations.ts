import { operation } from './operation.ts';

const tag = 'Tokens';

export const tokenOperations = {
  createToken: operation('Tokens.createToken', 'POST /tokens', {
    tag,
    required: ['name', 'scopes'],
    status: 201,
  }),
  listTokens: operation('Tokens.listTokens', 'GET /tokens', { tag }),
  revokeToken: operation('Tokens.revokeToken', 'DELETE /tokens/{id}', { tag }),
};
