import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, DirectoryCopy } from '@patchbay/chassis';
import { PlatformError, username as usernameSchema } from '@patchbay/proto';
import type { PeopleClient } from '../../platform-clients.ts';
import type { RecordSignIn } from '../audit-recorder.ts';
import { linkIdentity, userOfIdentity } from '../external-identity-store.ts';
import type { ExternalPerson } from '../oidc-provider.ts';
import { createThrottle } from '../throttle.ts';

/** Makes an account for somebody whom only the provider knows; its id. */
export type FirstSignIn = (external: ExternalPerson) => Promise<string | undefined>;

const deadlineMs = 5_000;
/** Longer than an account takes to be made: after that whoever made it is taken for dead. */
const turnMs = 6 * deadlineMs;
const pollMs = 100;

/**
 * Of several browsers in which somebody comes at the same time one makes the account, and the others wait
 * for it. None of them holds a connection to Postgres meanwhile: the registry may be slow.
 *
 * @throws PlatformError `unavailable` when it takes too long elsewhere.
 */
export function createFirstSignIn({
  db,
  people,
  directory,
  recordSignIn,
}: {
  db: Database;
  people: Pick<PeopleClient, 'createUser'>;
  directory: Pick<DirectoryCopy, 'personNamed' | 'reached'>;
  recordSignIn: RecordSignIn;
}): FirstSignIn {
  const turns = createThrottle({ db, name: 'first sign-in', attempts: 1, windowMs: turnMs });

  const newUser = async (external: ExternalPerson): Promise<string | undefined> => {
    const { issuer, displayName, email = '' } = external;
    const username = freeUsername(external, (name) => directory.personNamed(name) !== undefined);
    const about = { username, displayName: displayName ?? username, email };
    const { user, revision } = await people.createUser(about, { timeoutMs: deadlineMs });
    if (!user) return undefined;
    await directory.reached(revision);
    const linked = await linkIdentity(db, { ...external, userId: user.id });
    if (!linked) return userOfIdentity(db, external);
    recordSignIn({ action: 'identity.linked', userId: user.id, about: { issuer } });
    return user.id;
  };

  return async (external) => {
    const turn = `${external.issuer} ${external.subject}`;
    const giveUpAt = performance.now() + 2 * deadlineMs;
    while ((await turns.attempt(turn)) > 0) {
      const known = await userOfIdentity(db, external);
      if (known !== undefined) return known;
      if (performance.now() > giveUpAt) {
        const message = 'your account is being made in another browser: sign in again';
        throw new PlatformError('unavailable', message);
      }
      await sleep(pollMs);
    }
    try {
      return (await userOfIdentity(db, external)) ?? (await newUser(external));
    } finally {
      await turns.succeeded(turn);
    }
  };
}

/** What the provider calls them, made to fit, with a number where somebody else is called so. */
function freeUsername(
  { username, email, subject }: ExternalPerson,
  isTaken: (name: string) => boolean,
): string {
  const wanted = (username ?? email ?? subject).split('@', 1)[0] ?? subject;
  const word = wanted
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]/g, '')
    .slice(0, 40);
  const base = usernameSchema.safeParse(word).success ? word : 'user';
  if (!isTaken(base)) return base;
  for (let number = 2; ; number += 1) {
    const name = `${base}${number}`;
    if (!isTaken(name)) return name;
  }
}
