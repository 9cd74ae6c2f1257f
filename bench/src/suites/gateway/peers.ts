import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort, startChild } from '@patchbay/local';
import { until } from '@patchbay/test/support/until.ts';
import { proxyConf } from './nginx.ts';
import { isThere } from './programs.ts';

/** A proxy under test. */
export type Peer = { name: string; origin: string; pid: number };

type Start = { folder: string; instances: readonly number[]; port: number };
type Command = { file: string; args: string[] };

const commands: Record<string, (start: Start) => Promise<Command>> = {
  nginx: (start) => nginx(start, false),
  'nginx-auth_request': (start) => nginx(start, true),
  async haproxy({ folder, instances, port }) {
    const file = path.join(folder, 'haproxy.cfg');
    const servers = instances.map((instance) => `server s${instance} 127.0.0.1:${instance} check`);
    await writeFile(
      file,
      `global
  maxconn 4000
  nbthread 1
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  option forwardfor
  http-reuse always
frontend front
  bind 127.0.0.1:${port}
  http-request set-header X-Forwarded-Proto http
  http-request set-header X-Forwarded-Host %[req.hdr(host)]
  http-response set-header X-Content-Type-Options nosniff
  default_backend instances
backend instances
  balance leastconn
  ${servers.join('\n  ')}
`,
    );
    return { file: 'haproxy', args: ['-db', '-f', file] };
  },
  async caddy({ folder, instances, port }) {
    const file = path.join(folder, 'Caddyfile');
    const to = instances.map((instance) => `127.0.0.1:${instance}`).join(' ');
    await writeFile(
      file,
      `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  bind 127.0.0.1
  header X-Content-Type-Options nosniff
  reverse_proxy ${to} {
    lb_policy least_conn
  }
}
`,
    );
    return { file: 'caddy', args: ['run', '--adapter', 'caddyfile', '--config', file] };
  },
  'fastify-http-proxy': async (start) => nodeScript('node-peer.ts', start, 'fastify-http-proxy'),
  'http-proxy': async (start) => nodeScript('node-peer.ts', start, 'http-proxy'),
  'node-pipe': async (start) => nodeScript('node-pipe.ts', start),
  'node-handles-pipe': async (start) => nodeScript('node-handles-pipe.ts', start),
};

/** What of Debian a peer needs; the others come from npm. */
const programOf: Record<string, string> = { haproxy: 'haproxy', caddy: 'caddy' };

/** Starts every peer that is installed over the same two instances; each is a process of its own with one thread. */
export async function startPeers(
  folder: string,
  instances: readonly number[],
): Promise<AsyncDisposable & { peers: Peer[] }> {
  await using stack = new AsyncDisposableStack();
  const peers: Peer[] = [];
  for (const [name, commandOf] of Object.entries(commands)) {
    if (!isThere(programOf[name] ?? process.execPath, `${name} is left out`)) continue;
    const port = await freePort();
    const command = await commandOf({ folder, instances, port });
    const lines: string[] = [];
    const child = stack.use(
      startChild(
        { ...command, env: { ...process.env, GOMAXPROCS: '1', XDG_DATA_HOME: folder } },
        { onLine: (line) => lines.push(line), stopMs: 2_000 },
      ),
    );
    const origin = `http://127.0.0.1:${port}`;
    await until(async () => (await fetch(`${origin}/1k`)).ok, {
      what: `${name}: ${lines.join('\n')}`,
    });
    peers.push({ name, origin, pid: child.pid ?? 0 });
  }
  const started = stack.move();
  return { peers, [Symbol.asyncDispose]: () => started.disposeAsync() };
}

async function nginx({ folder, instances, port }: Start, asks: boolean): Promise<Command> {
  const file = path.join(folder, `nginx-${port}.conf`);
  await writeFile(file, proxyConf(folder, { port, instances, asks }));
  return { file: 'nginx', args: ['-c', file, '-e', path.join(folder, 'nginx.log')] };
}

function nodeScript(script: string, { instances, port }: Start, ...what: string[]): Command {
  const file = path.join(import.meta.dirname, script);
  return { file: process.execPath, args: [file, ...what, String(port), ...instances.map(String)] };
}
