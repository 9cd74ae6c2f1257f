import { Agent, createServer } from 'node:http';
import fastifyHttpProxy from '@fastify/http-proxy';
import { fastify } from 'fastify';
import httpProxy from 'http-proxy';

/**
 * A proxy from npm on a port, over the instances on the others in turns. As the other peers do, it says for
 * whom it asks and adds a header to answers.
 */
const [name = '', port = '', ...instances] = process.argv.slice(2);
const targets = instances.map((instance) => `http://127.0.0.1:${instance}`);
let turn = 0;
const next = () => targets[turn++ % targets.length] ?? '';

if (name === 'http-proxy') {
  const proxy = httpProxy.createProxyServer({
    agent: new Agent({ keepAlive: true, maxFreeSockets: 256 }),
    xfwd: true,
  });
  proxy.on('proxyRes', ({ headers }) => {
    headers['x-content-type-options'] = 'nosniff';
  });
  createServer((req, res) => proxy.web(req, res, { target: next() })).listen(
    Number(port),
    '127.0.0.1',
  );
} else {
  const app = fastify({ logger: false });
  await app.register(fastifyHttpProxy, {
    upstream: '',
    undici: { connections: 256, pipelining: 1 },
    replyOptions: {
      getUpstream: next,
      rewriteRequestHeaders: ({ ip, protocol, host }, headers) => ({
        ...headers,
        'x-forwarded-for': ip,
        'x-forwarded-proto': protocol,
        'x-forwarded-host': host,
      }),
      rewriteHeaders: (headers) => ({ ...headers, 'x-content-type-options': 'nosniff' }),
    },
  });
  await app.listen({ port: Number(port), host: '127.0.0.1' });
}
