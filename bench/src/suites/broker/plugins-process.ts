import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { definePlugin, serve } from '@patchbay/sdk';

/**
 * Serves one plugin for each of TOKENS, which all contribute to `asker.numbers`, and beside them a bare
 * HTTP server with the same answer. Prints where that is once all are registered.
 */
const answer = {
  value: 42,
  text: 'an answer of about a hundred bytes, as a small widget would have it',
};

const plain = createServer((request, response) => {
  request.resume();
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer));
});
await new Promise<void>((resolve) => void plain.listen(0, '127.0.0.1', resolve));

const tokens = (process.env['TOKENS'] ?? '').split(',');
const served = await Promise.all(
  tokens.map((token, index) => {
    const plugin = definePlugin({
      slug: `answers-${index}`,
      version: '1.0.0',
      contributions: [{ point: 'asker.numbers', id: `number-${index}`, run: () => answer }],
    });
    const env = { ...process.env, PATCHBAY_CREDENTIAL: token };
    return serve(plugin, { env, signals: false });
  }),
);
await Promise.all(served.map(({ registered }) => registered));
console.log(`ready at ${(plain.address() as AddressInfo).port}`);
