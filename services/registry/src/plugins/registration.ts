import { newId, type Queryable } from '@patchbay/chassis';
import {
  fromStruct,
  invalid,
  parseManifest,
  PlatformError,
  type Manifest,
  type ReceivedHello,
  type Violation,
} from '@patchbay/proto';
import { isApproved, type ApprovalPolicy } from './approval.ts';
import { isUuid } from '../checked.ts';
import { checkCommands } from '../commands/check-commands.ts';
import { checkContributions } from '../points/check-contributions.ts';
import {
  findInstance,
  resumeInstance,
  saveInstance,
  type Lease,
  type Said,
} from './instance-store.ts';
import { saveDecisions, type PluginRow } from './plugin-store.ts';
import { findManifest, listReleases, saveRelease } from './release-store.ts';
import { forgetRefusal } from '../refusals/refusal-store.ts';
import { forgetRefusedConnections } from '../refusals/refused-connection-store.ts';
import { settingsSchemaViolations } from '../settings/check-schemas.ts';
import { findReplaceable } from './succession.ts';

/** A `Hello` that may be registered. */
export type Introduction = {
  manifest: Manifest;
  endpoint: string;
  name: string;
  sdk: string;
  resume: { instanceId: string; epoch: number } | undefined;
  /** The IP address it comes from. */
  address: string;
};

/** What a stream has got. */
export type Held = Lease & { epoch: number; said: Said };

const supportedProtocol = 1;

/**
 * Checks a `Hello` for the plugin whose credential it came with.
 *
 * @throws PlatformError `invalid` with every violation at once, `forbidden` for another's slug.
 */
export function checkHello(hello: ReceivedHello, slug: string): Omit<Introduction, 'address'> {
  const violations: Violation[] = [];
  if (hello.protocol !== supportedProtocol) {
    const message = `this registry speaks protocol ${supportedProtocol}, not ${hello.protocol}: use a matching SDK`;
    violations.push({ field: 'protocol', message });
  }
  if (urlOf(hello.endpoint)?.protocol !== 'http:') {
    violations.push({
      field: 'endpoint',
      message: 'must be an http URL, like "http://10.0.0.7:8080"',
    });
  }
  if (hello.instanceName.length > 100) {
    violations.push({ field: 'instance_name', message: 'is longer than 100 characters' });
  }
  const manifest = manifestOf(hello, violations);
  if (!manifest || violations.length > 0) {
    throw invalid('the plugin cannot be registered', violations);
  }
  if (manifest.slug !== slug) {
    throw new PlatformError(
      'forbidden',
      `this credential belongs to plugin "${slug}", the manifest says "${manifest.slug}": make one with \`patchbay credentials create ${manifest.slug}\``,
    );
  }
  return {
    manifest,
    endpoint: hello.endpoint.replace(/\/+$/, ''),
    name: hello.instanceName,
    sdk: hello.sdk,
    resume: hello.resume ?? undefined,
  };
}

/**
 * Stores a process that introduces itself and gives `streamId` its lease: it resumes its instance,
 * takes over the name of an earlier process under a higher epoch, or is new. A plugin that was removed
 * is back with its former status.
 *
 * @throws PlatformError `failed_precondition` when another process has taken over its name, or another
 * plugin its place.
 */
export async function register(
  tx: Queryable,
  plugin: PluginRow,
  { manifest, endpoint, name, sdk, resume, address }: Introduction,
  { streamId, leaseMs, policy }: { streamId: string; leaseMs: number; policy: ApprovalPolicy },
): Promise<Held & { resumed: boolean }> {
  const { slug, version } = manifest;
  if (plugin.replacedBy !== null) throw replaced(slug, plugin.replacedBy);
  if (plugin.removed) await saveDecisions(tx, slug, { removed: false });
  if (resume && isUuid(resume.instanceId)) {
    const known = await findInstance(tx, slug, { id: resume.instanceId });
    if (known && known.epoch > resume.epoch) throw superseded();
    if (known && known.epoch === resume.epoch && known.version === version) {
      const lease = { instanceId: known.id, streamId };
      await resumeInstance(tx, lease, { endpoint, leaseMs });
      const { phase, message } = known;
      return { ...lease, epoch: known.epoch, said: { phase, message }, resumed: true };
    }
  }
  const earlier = name === '' ? undefined : await findInstance(tx, slug, { name });
  const instanceId = earlier?.id ?? newId();
  const epoch = (earlier?.epoch ?? 0) + 1;
  checkCommands(manifest);
  await checkContributions(tx, manifest);
  await addRelease(tx, plugin, manifest, policy);
  if (plugin.refusal !== null) await forgetRefusal(tx, slug);
  await forgetRefusedConnections(tx, { slug, address });
  await saveInstance(
    tx,
    { instanceId, streamId, slug, name: name || instanceId, epoch, version, endpoint, sdk },
    { leaseMs },
  );
  const said = { phase: 'initialising', message: '' } as const;
  return { instanceId, streamId, epoch, said, resumed: false };
}

async function addRelease(
  tx: Queryable,
  plugin: PluginRow,
  manifest: Manifest,
  policy: ApprovalPolicy,
): Promise<void> {
  const { slug, version } = plugin;
  const releases = await listReleases(tx, slug);
  const replaces = await findReplaceable(tx, slug, manifest.replaces);
  const previous = version === null ? undefined : await findManifest(tx, slug, version);
  await saveRelease(tx, manifest, {
    approved: isApproved({ manifest, previous, releases, replaces, policy }),
  });
}

function replaced(slug: string, successor: string): PlatformError {
  return new PlatformError(
    'failed_precondition',
    `plugin "${slug}" was replaced by "${successor}": stop this one, or delete "${successor}" first`,
    { reason: 'replaced' },
  );
}

export function superseded(): PlatformError {
  return new PlatformError(
    'failed_precondition',
    'another process has taken over this instance: stop one of the two, or give them different instance names',
    { reason: 'superseded' },
  );
}

function manifestOf(hello: ReceivedHello, violations: Violation[]): Manifest | undefined {
  try {
    const manifest = parseManifest(fromStruct(hello.manifest));
    violations.push(...settingsSchemaViolations(manifest));
    return manifest;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    violations.push(...(error.details.violations ?? []));
    return undefined;
  }
}

function urlOf(text: string): URL | undefined {
  return URL.parse(text) ?? undefined;
}
