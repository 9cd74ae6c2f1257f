import { nameAt, valueAt, valueOf } from '../engine/header-lines.ts';
import { ownText } from '../engine/own-text.ts';
import { requestNames, type RequestHead } from '../engine/request-head.ts';

/** With this header a plugin names the person for whom it asks another: by the identity it was given. */
const actingForHeader = 'patchbay-acting-for';

/** The platform's own kind of bearer token in a request; others are nobody's business here. */
export function readBearer({ lines }: RequestHead): string | undefined {
  const value = valueOf(lines, requestNames.id.authorization);
  const token = value === undefined ? undefined : /^bearer (pb[ct]_\S+)$/i.exec(value)?.[1];
  return token && ownText(token);
}

/** The identity token of the person for whom a plugin asks. */
export function readActingFor({ lines }: RequestHead): string | undefined {
  for (let index = 0; index < lines.count; index++) {
    if (nameAt(lines, index).toLowerCase() === actingForHeader) return valueAt(lines, index);
  }
  return undefined;
}
