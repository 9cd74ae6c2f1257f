import { parseArgs } from 'node:util';
import { fromTimestamp } from '@patchbay/proto';
import type { Command, CommandContext } from './command.ts';
import { originOf } from './origin.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

export const credentials: Command = {
  usage: [
    [
      'credentials create <slug> [--bundled]',
      'make a credential; its token goes to standard output',
    ],
    ['credentials list [slug]', 'list credentials'],
    ['credentials revoke <id>', 'end a credential and what is connected with it'],
  ],
  async run(context) {
    const { positionals, values } = parseArgs({
      args: context.args,
      options: { bundled: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const { bundled } = values;
    const [action, subject, ...rest] = positionals;
    if (rest.length > 0) throw new UsageError(`"${rest.join(' ')}" is too much`);
    if (bundled && action !== 'create')
      throw new UsageError('--bundled is for "credentials create"');
    switch (action) {
      case 'create':
        return create(
          context,
          required(subject, '"credentials create" takes the slug of a plugin'),
          bundled,
        );
      case 'list':
        return list(context, subject ?? '');
      case 'revoke':
        return revoke(
          context,
          required(subject, '"credentials revoke" takes the id of a credential'),
        );
      default:
        throw new UsageError('"credentials" has create, list, revoke');
    }
  },
};

async function create(
  { registry, print, tell }: CommandContext,
  slug: string,
  bundled: boolean,
): Promise<number> {
  using clients = await registry();
  const { credential, token } = await clients.admin.createCredential({ slug, bundled });
  tell(
    `credential ${credential?.id} of "${slug}"; it is shown this once: set it as PATCHBAY_CREDENTIAL`,
  );
  print(token);
  return 0;
}

async function list({ registry, print, tell }: CommandContext, slug: string): Promise<number> {
  using clients = await registry();
  const { credentials: found } = await clients.admin.listCredentials({ slug });
  if (found.length === 0) {
    tell(
      `there are no credentials${slug && ` of "${slug}"`}; \`patchbay credentials create\` makes one`,
    );
    return 0;
  }
  const headings = ['id', 'slug', 'origin', 'created', 'last used', 'revoked'];
  const rows = found.map((credential) => [
    credential.id,
    credential.slug,
    originOf(credential),
    moment(credential.createdAt),
    moment(credential.lastUsedAt),
    moment(credential.revokedAt),
  ]);
  for (const line of table(headings, rows)) print(line);
  return 0;
}

async function revoke({ registry, print }: CommandContext, id: string): Promise<number> {
  using clients = await registry();
  const { credential } = await clients.admin.revokeCredential({ id });
  print(`credential ${id} of "${credential?.slug}" is revoked`);
  return 0;
}

function required(value: string | undefined, message: string): string {
  if (value === undefined) throw new UsageError(message);
  return value;
}

function moment(timestamp: Parameters<typeof fromTimestamp>[0]): string {
  return fromTimestamp(timestamp)?.toISOString() ?? '-';
}
