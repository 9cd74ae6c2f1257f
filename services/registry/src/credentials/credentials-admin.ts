import { createSecretToken, type Queryable } from '@patchbay/chassis';
import {
  invalid,
  PlatformError,
  slug as slugSchema,
  toTimestamp,
  violationsOf,
  type admin,
  type CredentialMessage,
  type HandlersOf,
} from '@patchbay/proto';
import { pageOf } from '../api/page-of.ts';
import { recordDeeds } from '../access/audit-store.ts';
import { callerOf } from '../access/caller.ts';
import { isUuid } from '../checked.ts';
import { changePlugin, type ChangeDeps } from '../plugins/change-plugin.ts';
import {
  findCredential,
  insertCredential,
  listCredentials,
  revokeCredential,
  type CredentialRow,
} from './credential-store.ts';
import { neverConnected } from '../plugins/plugin-state.ts';
import { ensurePlugin } from '../plugins/plugin-store.ts';

type Calls = 'createCredential' | 'listCredentials' | 'getCredential' | 'revokeCredential';

export function credentialCalls(deps: ChangeDeps): Pick<HandlersOf<typeof admin>, Calls> {
  const { db, events } = deps;
  return {
    async createCredential({ slug, bundled }, context) {
      const checked = slugSchema.safeParse(slug);
      if (!checked.success) {
        const violations = violationsOf(checked.error, ['slug']);
        throw invalid('the credential cannot be made', violations);
      }
      const caller = callerOf(context);
      if (bundled && caller.kind !== 'platform') {
        throw new PlatformError(
          'forbidden',
          'which plugins are bundled, the deployment of the platform says by the platform token: leave "bundled" out',
        );
      }
      const { id, token, secretHash } = createSecretToken('pbc');
      let row: CredentialRow | undefined;
      await changePlugin(deps, slug, async (tx) => {
        await ensurePlugin(tx, slug, neverConnected);
        row = await insertCredential(tx, { id, slug, secretHash, bundled });
        const after = { id, ...(bundled && { bundled }) };
        const deed = { action: 'credential.created', target: `plugin:${slug}`, after };
        await recordDeeds(tx, caller, [deed]);
        return { credentials: [id] };
      });
      events.credentialCreated({ plugin: slug, credential: id });
      return { credential: row ? toMessage(row) : null, token };
    },

    async listCredentials({ slug, ...request }) {
      const all = await listCredentials(db, slug);
      const { page, nextPageToken } = pageOf(all, request, ({ id }) => id);
      return { credentials: page.map(toMessage), nextPageToken };
    },

    async getCredential({ id }) {
      return { credential: toMessage(await requireCredential(db, id)) };
    },

    async revokeCredential({ id }, context) {
      const known = await requireCredential(db, id);
      let row = known;
      await changePlugin(deps, known.slug, async (tx) => {
        row = await revokeCredential(tx, id);
        const target = `plugin:${known.slug}`;
        const deed = { action: 'credential.revoked', target, before: { id } };
        await recordDeeds(tx, callerOf(context), [deed]);
        return { credentials: [id] };
      });
      events.credentialRevoked({ plugin: row.slug, credential: id });
      return { credential: toMessage(row) };
    },
  };
}

async function requireCredential(db: Queryable, id: string): Promise<CredentialRow> {
  const known = isUuid(id) ? await findCredential(db, id) : undefined;
  if (known) return known;
  throw new PlatformError(
    'not_found',
    `there is no credential "${id}"; \`patchbay credentials list\` shows them`,
  );
}

function toMessage({
  id,
  slug,
  bundled,
  createdAt,
  lastUsedAt,
  revokedAt,
}: CredentialRow): CredentialMessage {
  return {
    id,
    slug,
    bundled,
    createdAt: toTimestamp(createdAt),
    lastUsedAt: toTimestamp(lastUsedAt),
    revokedAt: toTimestamp(revokedAt),
  };
}
