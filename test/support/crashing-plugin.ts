import { definePlugin, serve } from '@patchbay/sdk';

/** A plugin whose process fails in the way that a line of its input names. */
const fail: Record<string, () => unknown> = {
  throw: () => {
    throw new TypeError('the kettle is empty');
  },
  reject: () => Promise.reject(new Error('nobody awaited the tea')),
  twice: () => {
    process.nextTick(() => {
      throw new Error('what came of it');
    });
    throw new TypeError('the kettle is empty');
  },
};

if (process.argv.includes('--catches')) {
  process.on('uncaughtException', (error) => console.log(`caught: ${error.message}`));
}
const plugin = definePlugin({ slug: process.env['SLUG'] ?? '', title: 'Kettle', version: '1.0.0' });
await serve(plugin, { tellCrash: !process.argv.includes('--silent') });
process.stdin.setEncoding('utf8').on('data', (line: string) => void fail[line.trim()]?.());
