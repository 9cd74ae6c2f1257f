import { askBroker, createLogger, natsWhenThere } from '@patchbay/chassis';
import type { broker, Json } from '@patchbay/proto';
import type { Platform } from './platform.ts';
import { until } from './until.ts';

export type BrokerClient = AsyncDisposable & {
  ask(request: Partial<broker.BrokerRequest> & { plugin: string; call: string }): Promise<Json>;
};

/** Asks plugins as a service of the platform does. */
export async function startBrokerClient(platform: Platform): Promise<BrokerClient> {
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const creds = await platform.natsCreds();
  const nats = natsWhenThere({ url: platform.nats.url, creds, name: 'test', log });
  await until(() => nats.isUp());
  return {
    ask: (request) =>
      askBroker(nats, { payload: {}, deadlineMs: 5_000, actor: 'platform', ...request }),
    [Symbol.asyncDispose]: () => nats[Symbol.asyncDispose](),
  };
}
