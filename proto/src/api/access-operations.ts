import { operation } from './operation.ts';

const tag = 'Access';

export const accessOperations = {
  checkAccess: operation('Access.check', 'GET /access/{permission}', { tag }),
  checkAllAccess: operation('Access.checkAll', 'POST /access', { tag, required: ['questions'] }),
};
