import { parseArgs } from 'node:util';
import { fromTimestamp, toTimestamp } from '@patchbay/proto';
import type { Command, CommandContext } from './command.ts';
import { userNamed } from './people-lookup.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

/** API tokens of users. */
export const tokens: Command = {
  usage: [
    ['tokens list <username>', 'list the API tokens of a user'],
    ['tokens create <username> <name>', 'make one; its text goes to standard output'],
    [
      '  … --scope <permission> --days <n>',
      'what it may, repeated or "*"; when it ends, else never',
    ],
    ['tokens revoke <id>', 'end a token at once'],
  ],
  async run(context) {
    const { positionals, values } = parseArgs({
      args: context.args,
      options: { scope: { type: 'string', multiple: true }, days: { type: 'string' } },
      allowPositionals: true,
    });
    const [action, ...rest] = positionals;
    const { scope = [], days } = values;
    switch (action) {
      case 'list': {
        const [username] = exactly(rest, 1, '"tokens list" takes a username');
        return list(context, username);
      }
      case 'create': {
        const [username, name] = exactly(rest, 2, '"tokens create" takes a username and a name');
        if (scope.length === 0) throw new UsageError('say with --scope what the token may');
        return create(context, username, { name, scopes: scope, expiresAt: after(days) });
      }
      case 'revoke': {
        const [id] = exactly(rest, 1, '"tokens revoke" takes the id of a token');
        return revoke(context, id);
      }
      default:
        throw new UsageError('"tokens" has list, create, revoke');
    }
  },
};

async function list({ registry, print, tell }: CommandContext, username: string): Promise<number> {
  using clients = await registry();
  const { id: userId } = await userNamed(clients, username);
  const { tokens: found } = await clients.tokens.listTokens({ userId });
  if (found.length === 0) {
    tell(`${username} has no API tokens; \`patchbay tokens create\` makes one`);
    return 0;
  }
  const rows = found.map((token) => [
    token.id,
    token.name,
    token.scopes.join(', '),
    moment(token.expiresAt),
    moment(token.lastUsedAt),
    moment(token.revokedAt),
  ]);
  const headings = ['id', 'name', 'scopes', 'expires', 'last used', 'revoked'];
  for (const line of table(headings, rows)) print(line);
  return 0;
}

async function create(
  { registry, print, tell }: CommandContext,
  username: string,
  about: { name: string; scopes: string[]; expiresAt: Date | null },
): Promise<number> {
  using clients = await registry();
  const { id: userId } = await userNamed(clients, username);
  const request = { ...about, userId, expiresAt: toTimestamp(about.expiresAt) };
  const { token, text } = await clients.tokens.createToken(request);
  tell(`token ${token?.id} of ${username}; it is shown this once`);
  print(text);
  return 0;
}

async function revoke({ registry, print }: CommandContext, id: string): Promise<number> {
  using clients = await registry();
  const { token } = await clients.tokens.revokeToken({ id });
  print(`the token "${token?.name}" is revoked`);
  return 0;
}

function after(days: string | undefined): Date | null {
  if (days === undefined) return null;
  if (/^[1-9]\d{0,4}$/.test(days)) return new Date(Date.now() + Number(days) * 86_400_000);
  throw new UsageError(`--days is "${days}": it must be a number of days`);
}

function exactly<Count extends 1 | 2>(
  values: string[],
  count: Count,
  message: string,
): Count extends 1 ? [string] : [string, string] {
  if (values.length !== count) throw new UsageError(message);
  return values as Count extends 1 ? [string] : [string, string];
}

function moment(timestamp: Parameters<typeof fromTimestamp>[0]): string {
  return fromTimestamp(timestamp)?.toISOString() ?? '-';
}
