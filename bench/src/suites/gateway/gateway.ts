import { globalSetup, globalTeardown } from '@patchbay/test/support/global-setup.ts';
import { writeReport, type Section } from '../../report.ts';
import type { Result } from '../../result.ts';
import { bodies } from './bodies.ts';
import { bulkheads } from './bulkheads.ts';
import { large, oneConnection, small } from './cost.ts';
import { killing } from './killing.ts';
import { latency } from './latency.ts';
import { needPrograms } from './programs.ts';
import { manyPlugins } from './many-plugins.ts';
import { revocation } from './revocation.ts';
import { slowAttack } from './slow-attack.ts';
import { startSite } from './site.ts';
import { websockets } from './websockets.ts';

/** What one part measured. */
export type Measured = { results: Result[]; section: Section };

const parts = {
  small,
  large,
  one: oneConnection,
  latency,
  plugins: manyPlugins,
  bulkheads,
  killing,
  bodies,
  websockets,
  revocation,
  slow: slowAttack,
};
const names = Object.keys(parts) as (keyof typeof parts)[];

/**
 * The gateway beside other proxies over the same two instances, with everything on that it does for a
 * request: session, permission, identity, balancing, metrics. Takes up to ten minutes; one part by its
 * name: `npm run bench -- gateway small`. A complete run writes `docs/benchmarks/gateway.md`.
 *
 * Needs nginx and wrk; haproxy, caddy, h2load (nghttp2-client) and slowhttptest of Debian are measured
 * or used when they are there.
 */
export async function gateway(onlyPart?: string): Promise<Result[]> {
  if (onlyPart !== undefined && !names.some((name) => name === onlyPart)) {
    throw new Error(`there is no part "${onlyPart}"; there are ${names.join(', ')}`);
  }
  needPrograms();
  await globalSetup();
  try {
    const measured: Measured[] = [];
    {
      await using site = await startSite();
      for (const name of names) {
        if (onlyPart !== undefined && onlyPart !== name) continue;
        console.error(`gateway: ${name} …`);
        const result = await parts[name](site);
        if (result) measured.push(result);
      }
    }
    if (onlyPart === undefined) {
      const sections = measured.map(({ section }) => section);
      await writeReport('gateway', { title, text, sections });
    }
    return measured.flatMap(({ results }) => results);
  } finally {
    await globalTeardown();
  }
}

const title = 'The gateway beside other proxies';
const text = `Every proxy stands in front of the same two instances, nginx processes that serve files, and is
one process with one thread. Each tells them whom it asks for (X-Forwarded-*) and adds a header to
answers. Patchbay's gateway does all it does in use: it finds the session, checks the permission of the
route, sends a signed identity, balances by requests under way, counts. Of the others, nginx with
\`auth_request\` is the nearest to that: it asks another server about each request. The proxies take turns
in each round; a figure is the median of the rounds, and a ratio the median of each round's. CPU is that
of the proxy's processes by \`/proc\`, in user and kernel.

Two of them are no proxies but floors: they pass bytes on blindly, each client's to a connection of its
own, and read no request. \`node-pipe\` does so with \`node:net\`, and is the least that a program of
Node's sockets can cost; \`node-handles-pipe\` does it with what those sockets stand on, and is the
least that anything in Node can. What Patchbay costs above them is what it does.`;
