import { encodeUser } from '@nats-io/jwt';
import { createUser, fromSeed } from '@nats-io/nkeys';
import { links, nats, toTimestamp, type Manifest, type NatsCredentials } from '@patchbay/proto';

/** Plugins get new credentials when half of this time has passed. */
export const natsCredentialsMs = 24 * 3_600_000;

const sharedForMs = 3_600_000;

/** Null for a plugin that has nothing to do with NATS. */
export type NatsCredentialsIssuer = (manifest: Manifest) => Promise<NatsCredentials | null>;

/**
 * Issues NATS users for plugins: signed by the account's key, so that NATS needs no list of them,
 * and limited to the plugin's own subjects. Without `accountSeed` NATS is open, and plugins are just
 * told where it is.
 *
 * Cost: signing takes about 17 ms of CPU in JavaScript, so the instances of a plugin share a user that
 * was made in the last hour, and plugins that have nothing to say get none.
 */
export function createNatsCredentials({
  servers,
  accountSeed,
}: {
  servers: readonly string[];
  accountSeed: string | undefined;
}): NatsCredentialsIssuer {
  const account = accountSeed ? fromSeed(new TextEncoder().encode(accountSeed)) : undefined;
  const recent = new Map<string, { credentials: Promise<NatsCredentials>; madeAt: number }>();

  const issue = async (manifest: Manifest): Promise<NatsCredentials> => {
    const inboxPrefix = nats.inboxPrefix(manifest.slug);
    if (!account) return { servers: [...servers], inboxPrefix };
    const user = createUser();
    const expiresAt = new Date(Date.now() + natsCredentialsMs);
    const jwt = await encodeUser(
      manifest.slug,
      user,
      account,
      { pub: { allow: publishes(manifest) }, sub: { allow: [`${inboxPrefix}.>`] } },
      { exp: Math.floor(expiresAt.getTime() / 1000) },
    );
    return {
      servers: [...servers],
      jwt,
      seed: new TextDecoder().decode(user.getSeed()),
      inboxPrefix,
      expiresAt: toTimestamp(expiresAt),
    };
  };

  return async (manifest) => {
    if (publishes(manifest).length === 0) return null;
    const key = `${manifest.slug} ${publishes(manifest).join()}`;
    const known = recent.get(key);
    if (known && Date.now() - known.madeAt < sharedForMs) return known.credentials;
    const credentials = issue(manifest);
    recent.set(key, { credentials, madeAt: Date.now() });
    credentials.catch(() => recent.delete(key));
    return credentials;
  };
}

/** The subjects that a plugin may publish to, by what its manifest says. */
function publishes(manifest: Manifest): string[] {
  const { slug, tasks, needs, extensionPoints, settingsPages } = manifest;
  return [
    ...(tasks.length > 0 ? ofTasks(manifest) : []),
    ...(extensionPoints.length > 0 ? [nats.subjects.point(slug)] : []),
    ...(needs.includes('commands.run') ? [nats.subjects.command(slug)] : []),
    ...(needs.includes(links.linksNeed) ? [nats.subjects.link(slug)] : []),
    ...(settingsPages ? [nats.subjects.settings(slug)] : []),
  ];
}

function ofTasks({ slug, tasks }: Manifest): string[] {
  const lanes = [...new Set(tasks.map(({ queue, priority }) => nats.lane(queue, priority)))];
  const stream = nats.triggersStream;
  return [
    nats.subjects.start(slug),
    nats.subjects.heartbeat(slug),
    nats.subjects.report(slug),
    nats.subjects.notes(slug),
    nats.subjects.schedule(slug),
    nats.subjects.unschedule(slug),
    ...lanes.flatMap((lane) => {
      const consumer = nats.triggerConsumer(slug, lane);
      return [
        `$JS.API.CONSUMER.INFO.${stream}.${consumer}`,
        `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`,
        `$JS.ACK.${stream}.${consumer}.>`,
      ];
    }),
  ];
}
