import { createServer } from 'node:http';
import { Agent } from 'node:http';
import fastifyHttpProxy from '@fastify/http-proxy';
import { fastify } from 'fastify';
import httpProxy from 'http-proxy';

/** A proxy from npm on a port, over the instances on the others in turns. */
const [name = '', port = '', ...instances] = process.argv.slice(2);
const targets = instances.map((instance) => `http://127.0.0.1:${instance}`);
let turn = 0;
const next = () => targets[turn++ % targets.length] ?? '';

if (name === 'http-proxy') {
  const proxy = httpProxy.createProxyServer({
    agent: new Agent({ keepAlive: true, maxFreeSockets: 256 }),
    xfwd: true,
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
    replyOptions: { getUpstream: next },
  });
  await app.listen({ port: Number(port), host: '127.0.0.1' });
}
