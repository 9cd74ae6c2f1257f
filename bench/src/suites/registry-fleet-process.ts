import {
  createBackoff,
  createChannel,
  createClient,
  fromDuration,
  pluginHost,
  toStruct,
  type ConnectRequest,
} from '@patchbay/proto';

/** Connects INSTANCES streams for each of TOKENS, and connects again what breaks, as the SDK does. */
const address = process.env['PATCHBAY_REGISTRY'] ?? '';
const name = process.env['NAME'] ?? '';
const tokens = (process.env['TOKENS'] ?? '').split(',');
const instances = Number(process.env['INSTANCES']);
const endpoints = (process.env['ENDPOINTS'] ?? '').split(',').filter(Boolean);
const files = ['/1k', '/1m', '/1g'].map((path) => ({ method: 'GET', path }));
const others = Array.from({ length: Number(process.env['ROUTES']) - 1 }, (_, i) => {
  return { method: 'GET', path: `/r${i}/:id` };
});
const permissions = ['view'];
const routes = [...files, { method: 'POST', path: '/upload' }, ...others].map(
  ({ method, path }) => ({ method, path, permissions }),
);

console.log('started');
for (const [index, token] of tokens.entries()) {
  for (let i = 0; i < instances; i += 1) void stay(`${name}-${index}`, token, i);
}

async function stay(slug: string, token: string, number: number): Promise<void> {
  const client = createClient(pluginHost, { address, token });
  const backoff = createBackoff({ maxMs: 2_000 });
  let resume: { instanceId: string; epoch: number } | undefined;
  for (;;) {
    const requests = createChannel<ConnectRequest>();
    const hello = {
      protocol: 1,
      manifest: toStruct({ slug, version: '1.0.0', permissions: [{ name: 'view' }], routes }),
      endpoint: endpoints[number] ?? `http://127.0.0.1:${1024 + number}`,
      sdk: 'fleet/1',
    };
    requests.push({ hello: { ...hello, resume: resume ?? null } });
    let beat: NodeJS.Timeout | undefined;
    try {
      for await (const { welcome } of client.connect(requests)) {
        if (!welcome) continue;
        if (resume) console.log('again');
        resume = { instanceId: welcome.instanceId, epoch: welcome.epoch };
        backoff.reset();
        requests.push({ status: { phase: 'PHASE_READY' } });
        const every = fromDuration(welcome.lease) / 3;
        beat = setInterval(() => requests.push({ heartbeat: {} }), every);
      }
    } catch {
      // The registry is away; connecting again is all there is to do.
    }
    clearInterval(beat);
    requests.close();
    await backoff.wait();
  }
}
