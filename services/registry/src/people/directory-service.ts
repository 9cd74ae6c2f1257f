import type { KnownToken } from '@patchbay/chassis';
import {
  createChannel,
  directory as service,
  mount,
  toTimestamp,
  type DirectoryTokenMessage,
  type Mounted,
  type WatchDirectoryResponse,
} from '@patchbay/proto';
import type { Directory } from './directory.ts';
import type { DirectoryRevision } from './directory-store.ts';
import type { Guard, Needs } from '../access/guard.ts';

const needs: Needs<typeof service> = { watch: 'platform' };

/** `patchbay.registry.v1.Directory`: reads from memory, no query. */
export function mountDirectory({
  directory,
  guard,
  stopping,
}: {
  directory: Directory;
  guard: Guard;
  /** Ends the watches, so that they go on at another replica. */
  stopping: AbortSignal;
}): Mounted {
  return mount(
    service,
    {
      watch: ({ sinceRevision }, { signal }) =>
        watch(directory, sinceRevision, AbortSignal.any([signal, stopping])),
    },
    guard.mounted(needs),
  );
}

async function* watch(
  directory: Directory,
  sinceRevision: number,
  signal: AbortSignal,
): AsyncGenerator<WatchDirectoryResponse> {
  const responses = createChannel<WatchDirectoryResponse>();
  const push = (changes: readonly DirectoryRevision[]) => {
    for (const change of changes) responses.push({ change: asItIs(directory, change) });
  };
  using _subscription = directory.onChange(push);
  signal.addEventListener('abort', () => responses.close(), { once: true });

  const missed = sinceRevision > 0 ? directory.changesAfter(sinceRevision) : undefined;
  if (missed) {
    push(missed);
  } else {
    const { users, roles, spaces, tokens } = directory;
    const revision = directory.revision();
    responses.push({
      snapshot: {
        revision,
        users: [...users.values()],
        roles: [...roles.values()],
        spaces: [...spaces.values()],
        tokens: [...tokens.values()].flatMap((token) => toMessage(token) ?? []),
      },
    });
  }
  yield* responses;
}

function asItIs(
  { users, roles, spaces, tokens }: Directory,
  { revision, kind, id }: DirectoryRevision,
) {
  const about = { revision, kind, id };
  switch (kind) {
    case 'user':
      return { ...about, user: users.get(id) ?? null };
    case 'role':
      return { ...about, role: roles.get(id) ?? null };
    case 'space':
      return { ...about, space: spaces.get(id) ?? null };
    case 'token':
      return { ...about, token: toMessage(tokens.get(id)) };
    default:
      return kind satisfies never;
  }
}

function toMessage(token: KnownToken | undefined): DirectoryTokenMessage | null {
  if (!token) return null;
  return { ...token, scopes: [...token.scopes], expiresAt: toTimestamp(token.expiresAt) };
}
