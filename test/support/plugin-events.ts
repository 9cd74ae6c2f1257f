import { connectNats, createLogger } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import type { Platform } from './platform.ts';

export type PluginEvents = AsyncDisposable & {
  /** Those that have come since it listens, the oldest first. */
  received: wire.PluginEvent[];
};

/** Listens to what happens to plugins, as any service may. */
export async function listenToPluginEvents(platform: Platform): Promise<PluginEvents> {
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const creds = await platform.natsCreds();
  const nats = await connectNats({ url: platform.nats.url, creds, name: 'test', log });
  const received: wire.PluginEvent[] = [];
  nats.connection.subscribe(wire.subjects.pluginEvent('*', '*'), {
    callback: (error, message) => {
      if (!error) received.push(wire.pluginEvent.parse(message.json()));
    },
  });
  await nats.connection.flush();
  return { received, [Symbol.asyncDispose]: () => nats[Symbol.asyncDispose]() };
}
