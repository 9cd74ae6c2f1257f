import { invalid, PlatformError, within, type ReceivedConnectRequest } from '@patchbay/proto';
import type { Logger } from '@patchbay/chassis';
import type { ApprovalPolicy } from '../plugins/approval.ts';
import { changePlugin, type ChangeDeps } from '../plugins/change-plugin.ts';
import type { EndpointRule } from '../plugins/endpoint-rule.ts';
import type { Lease, Said } from '../plugins/instance-store.ts';
import { checkHello, register, type Held, type Introduction } from '../plugins/registration.ts';
import type { Resume } from '../plugins/resume.ts';
import { noteRefusal } from '../refusals/note-refusal.ts';
import type { RefusedConnections } from '../refusals/refused-connections.ts';
import { hasRelations } from '../relations/relation-store.ts';
import { peerAddress } from './peer-address.ts';

export type AdmissionDeps = ChangeDeps & {
  log: Logger;
  leases: { leaseMs: number };
  policy: ApprovalPolicy;
  endpointRule: EndpointRule;
  resume: Resume;
  refusedConnections: RefusedConnections;
};

/** A process that is in. */
export type Admitted = {
  introduction: Introduction;
  lease: Lease;
  epoch: number;
  /** What is stored that it said last. */
  said: Said;
};

/** How long a process may take to say hello. */
const helloMs = 10_000;

/** Registers the process; one that is refused leaves the reason at its plugin, and where it came from. */
export async function admit(
  deps: AdmissionDeps,
  incoming: AsyncIterator<ReceivedConnectRequest>,
  from: { slug: string; peer: string },
): Promise<Admitted> {
  try {
    const introduction = await introduce(deps, incoming, from);
    const streamId = crypto.randomUUID();
    const { instanceId, epoch, said } = await take(deps, introduction, streamId);
    const lease: Lease = { instanceId, streamId };
    return { introduction, lease, epoch, said };
  } catch (error) {
    await noteRefusal(deps, { slug: from.slug, address: peerAddress(from.peer) }, error);
    throw error;
  }
}

async function introduce(
  { endpointRule }: AdmissionDeps,
  incoming: AsyncIterator<ReceivedConnectRequest>,
  { slug, peer }: { slug: string; peer: string },
) {
  const first = await within(helloMs, incoming.next().catch(unreadable), silent);
  const hello = first.done ? undefined : first.value.hello;
  if (!hello) throw new PlatformError('invalid', 'the first message of a plugin must be hello');
  const introduction = { ...checkHello(hello, slug), address: peerAddress(peer) };
  const wrong = await endpointRule(introduction.endpoint, peer);
  if (wrong) throw invalid('the plugin cannot be registered', [wrong]);
  return introduction;
}

/** gRPC has answered what it cannot read by itself, and says no more than that the stream is over. */
function unreadable(cause: unknown): never {
  const message =
    'its first message could not be read: it is no message of this protocol or longer than 4 MB, or its process broke off';
  throw new PlatformError('invalid', message, { reason: 'unreadable', cause });
}

function silent(): PlatformError {
  const message = `nothing was said within ${helloMs / 1000} seconds: send hello first`;
  return new PlatformError('timeout', message);
}

/** Gives the stream its instance's lease. */
async function take(
  deps: AdmissionDeps,
  introduction: Introduction,
  streamId: string,
): Promise<Held> {
  const { slug: plugin, version } = introduction.manifest;
  const unmissed = await deps.resume(introduction, streamId);
  const held = unmissed
    ? { ...unmissed, resumed: true }
    : await registerWith(deps, introduction, streamId);
  const { instanceId: instance, epoch, resumed } = held;
  deps.events.connected({ plugin, version, instance, epoch, resumed });
  return held;
}

async function registerWith(
  deps: AdmissionDeps,
  introduction: Introduction,
  streamId: string,
): Promise<Held & { resumed: boolean }> {
  const { policy } = deps;
  const { leaseMs } = deps.leases;
  const { slug } = introduction.manifest;
  let registered: Awaited<ReturnType<typeof register>> | undefined;
  const relates = hasRelations(introduction.manifest);
  await changePlugin(
    deps,
    slug,
    async (tx, plugin) => {
      if (!plugin) throw new PlatformError('not_found', `plugin "${slug}" was deleted`);
      registered = await register(tx, plugin, introduction, { streamId, leaseMs, policy });
      // What a process that resumes brings is stored.
      return registered.resumed ? undefined : { registered: true };
    },
    { relates },
  );
  if (!registered) throw new Error('the registration did not run');
  return registered;
}
