import { operation } from './operation.ts';

const tag = 'Tokens';

export const tokenOperations = {
  createToken: operation('Tokens.createToken', 'POST /tokens', {
    tag,
    required: ['name', 'scopes'],
    status: 201,
  }),
  listTokens: operation('Tokens.listTokens', 'GET /tokens', { tag }),
  getToken: operation('Tokens.getToken', 'GET /tokens/{id}', {
    tag,
    passing: ['token.lastUsedAt'],
  }),
  revokeToken: operation('Tokens.revokeToken', 'DELETE /tokens/{id}', { tag, changes: 'getToken' }),
};
