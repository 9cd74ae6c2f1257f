import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectNats, createLogger } from '@patchbay/chassis';
import { startNats } from '@patchbay/local';
import { createClient, health } from '@patchbay/proto';
import { median, type Result } from '../result.ts';

const rounds = 5;
const callsPerRound = 3_000;
const atOnce = 16;

type Cost = { perSecond: number; cpuUs: number };

/**
 * What one small question to another process costs over gRPC (our client and server) and over NATS
 * (request and reply through nats-server): questions per second with 16 under way, and the CPU time
 * that the two Node processes and nats-server spend on each. One pair of processes asks both, in turns.
 */
export async function transport(): Promise<Result[]> {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'patchbay-bench-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = stack.use(await startNats({ dataDir }));
  const { url, credsFile } = server;

  const peer = fork(path.join(import.meta.dirname, 'transport-peer.ts'), [url, credsFile]);
  stack.defer(() => void peer.kill());
  const [address] = (await once(peer, 'message')) as [string];

  const log = createLogger('bench', { LOG_LEVEL: 'warn' });
  const creds = await readFile(credsFile, 'utf8');
  const nats = stack.use(await connectNats({ url, creds, name: 'bench', log }));
  const grpc = stack.use(createClient(health, { address }));

  const question = JSON.stringify({ service: '' });
  const ways = {
    grpc: async () => void (await grpc.check({ service: '' })),
    nats: async () => {
      const reply = await nats.connection.request('bench.check', question);
      reply.json();
    },
  };
  const cpuUs = async () => (await nodeCpuUs(peer)) + (await serverCpuUs(server.pid));
  const costs = { grpc: [] as Cost[], nats: [] as Cost[] };
  for (const ask of Object.values(ways)) await measure(ask, cpuUs);
  for (let round = 0; round < rounds; round++) {
    costs.grpc.push(await measure(ways.grpc, cpuUs));
    costs.nats.push(await measure(ways.nats, cpuUs));
  }

  const middle = (name: keyof typeof costs, figure: keyof Cost) =>
    median(costs[name].map((cost) => cost[figure]));
  return [
    { name: 'unary/grpc', value: middle('grpc', 'perSecond'), unit: 'calls/s' },
    { name: 'request/nats', value: middle('nats', 'perSecond'), unit: 'calls/s' },
    { name: 'cpu/grpc', value: middle('grpc', 'cpuUs'), unit: 'µs/call' },
    { name: 'cpu/nats', value: middle('nats', 'cpuUs'), unit: 'µs/call' },
    {
      name: 'cpu_ratio/grpc_to_nats',
      value: middle('grpc', 'cpuUs') / middle('nats', 'cpuUs'),
      unit: '×',
    },
  ];
}

async function measure(ask: () => Promise<void>, cpuUs: () => Promise<number>): Promise<Cost> {
  const cpuBefore = await cpuUs();
  const startedAt = performance.now();
  let left = callsPerRound;
  const asking = async () => {
    while (left-- > 0) await ask();
  };
  await Promise.all(Array.from({ length: atOnce }, asking));
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    perSecond: callsPerRound / seconds,
    cpuUs: ((await cpuUs()) - cpuBefore) / callsPerRound,
  };
}

/** Of this process and its peer. */
async function nodeCpuUs(peer: ChildProcess): Promise<number> {
  const answered = once(peer, 'message');
  peer.send('cpu');
  const [theirs] = (await answered) as [NodeJS.CpuUsage];
  const ours = process.cpuUsage();
  return theirs.user + theirs.system + ours.user + ours.system;
}

/** To 10 ms; where there is no /proc, nats-server is left out. */
async function serverCpuUs(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0] = stat.split(' ').slice(13, 15).map(Number);
  return (user + system) * 10_000;
}
