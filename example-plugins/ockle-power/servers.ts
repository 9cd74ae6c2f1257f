/** A machine that hangs on one of the power strips. */
export type Server = { name: string; description: string; needs: string[] };

const servers = new Map<string, Server>();
addServer({ name: 'db', description: 'Database', needs: [] });
addServer({ name: 'web', description: 'Web server', needs: ['db'] });
addServer({ name: 'backup', description: 'Nightly backup', needs: ['db'] });

export function addServer(server: Server): void {
  servers.set(server.name, server);
}

export function listServers(): Server[] {
  return [...servers.values()];
}

/** The chain of needs that leads from one server to another: `web → db`; undefined when none does. */
export function pathBetween(from: string, to: string): string | undefined {
  if (from === to) return from;
  for (const next of servers.get(from)?.needs ?? []) {
    const rest = pathBetween(next, to);
    if (rest !== undefined) return `${from} → ${rest}`;
  }
  return undefined;
}
