import { PlatformError, type ReceivedGroup, type ReceivedUser } from '@patchbay/proto';
import { everyPage } from './every-page.ts';
import type { Registry } from './registry-clients.ts';

/** Every user whose username, name or e-mail contains `text`, sorted by username. */
export async function everyUser({ people }: Registry, text = ''): Promise<ReceivedUser[]> {
  const found: ReceivedUser[] = [];
  const pages = everyPage((pageToken) => people.listUsers({ text, pageSize: 1000, pageToken }));
  for await (const page of pages) found.push(...page.users);
  return found;
}

/** @throws PlatformError `not_found` */
export async function userNamed(clients: Registry, username: string): Promise<ReceivedUser> {
  const wanted = username.toLowerCase();
  const found = (await everyUser(clients, username)).find(
    (user) => user.username.toLowerCase() === wanted || user.id === wanted,
  );
  if (found) return found;
  throw new PlatformError(
    'not_found',
    `there is no user "${username}"; \`patchbay users\` lists them`,
  );
}

/** @throws PlatformError `not_found` */
export async function groupNamed({ people }: Registry, name: string): Promise<ReceivedGroup> {
  const { groups } = await people.listGroups({});
  const found = groups.find((group) => group.name.toLowerCase() === name.toLowerCase());
  if (found) return found;
  const listed = groups.map((group) => `"${group.name}"`).join(', ') || 'none yet';
  throw new PlatformError('not_found', `there is no group "${name}"; there is ${listed}`);
}
