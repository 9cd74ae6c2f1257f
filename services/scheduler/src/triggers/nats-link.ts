import type { Nats } from '@patchbay/chassis';

export type NatsLink = {
  /** Whether NATS was there when last heard of. */
  isUp(): boolean;
  /** The result of a request; rejects when the connection breaks, without waiting for a timeout. */
  whileUp<T>(request: Promise<T>): Promise<T>;
};

/** Watches the connection to NATS; `onChange` is called each time it breaks or is back. */
export function watchLink(
  connection: Nats['connection'],
  { onChange }: { onChange: (up: boolean) => void },
): NatsLink {
  let up = true;
  const waiting = new Set<(reason: Error) => void>();

  const watching = async () => {
    for await (const { type } of connection.status()) {
      if (type !== 'disconnect' && type !== 'reconnect') continue;
      up = type === 'reconnect';
      const reason = new Error('nats went away before it answered');
      if (!up) for (const reject of waiting) reject(reason);
      onChange(up);
    }
  };
  void watching();

  return {
    isUp: () => up,
    async whileUp(request) {
      const broken = Promise.withResolvers<never>();
      waiting.add(broken.reject);
      try {
        return await Promise.race([request, broken.promise]);
      } finally {
        waiting.delete(broken.reject);
      }
    },
  };
}
