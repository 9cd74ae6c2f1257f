import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { closeFrame, createFrameTracker } from './websocket-frames.ts';

/**
 * Joins the two ends of a WebSocket until one closes, which closes the other. Returns how to end it
 * from here: both get a close frame with the given code if no other frame is under way, and are
 * closed.
 */
export function joinSockets({
  client,
  plugin,
  head,
  pluginHead,
}: {
  client: Duplex;
  plugin: Duplex;
  /** What the client sent after its handshake, and the plugin after its answer. */
  head: Buffer;
  pluginHead: Buffer;
}): (code: number) => void {
  const toPlugin = passOn(client, plugin, head);
  const toClient = passOn(plugin, client, pluginHead);
  for (const socket of [client, plugin]) {
    if (!(socket instanceof Socket)) continue;
    socket.setTimeout(0);
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 30_000);
  }

  return (code) => {
    client.unpipe(plugin);
    plugin.unpipe(client);
    if (toClient.atBoundary()) client.write(closeFrame(code, { masked: false }));
    if (toPlugin.atBoundary()) plugin.write(closeFrame(code, { masked: true }));
    client.end();
    plugin.end();
    const hardly = setTimeout(() => client.destroy(), 1_000);
    client.once('close', () => clearTimeout(hardly));
  };
}

function passOn(from: Duplex, to: Duplex, head: Buffer): { atBoundary(): boolean } {
  const frames = createFrameTracker();
  if (head.length > 0) {
    frames.see(head);
    to.write(head);
  }
  from.on('data', (chunk: Buffer) => frames.see(chunk));
  from.pipe(to);
  from.on('error', () => from.destroy());
  from.on('close', () => to.destroy());
  return frames;
}
