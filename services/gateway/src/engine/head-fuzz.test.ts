import assert from 'node:assert/strict';
import test from 'node:test';
import { isComplete, readBody, requestBody } from './body-reader.ts';
import { has, nameAt, read, valueAt } from './header-lines.ts';
import { createRandom, randomHead, type Random } from './head-fuzz.fixture.ts';
import { createLlhttp } from './llhttp.fixture.ts';
import { createRequestHead, readRequestHead, requestNames } from './request-head.ts';

/** More in a longer run: `FUZZ_HEADS=5000000 node --test …`. */
const heads = Number(process.env['FUZZ_HEADS'] ?? 500_000);
const randomSeed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

const proxyConnection = requestNames.id['proxy-connection'];
const head = createRequestHead();
const llhttp = createLlhttp();

const bodies = [
  '',
  'hello',
  '5\r\nhello\r\n0\r\n\r\n',
  '0\r\n\r\n',
  '3\r\nabc\r\n0\r\nX: y\r\n\r\n',
];
const next = 'GET /next HTTP/1.1\r\nHost: n\r\n\r\n';

for (const [kind, seed] of [
  ['the same heads as ever', 1],
  ['new heads', randomSeed],
] as const) {
  test(`${kind}: whatever is accepted, Node's parser reads in the same way (seed ${seed})`, () => {
    const random = createRandom(seed);
    let accepted = 0;
    for (let i = 0; i < heads; i++) accepted += Number(agrees(random));
    assert.ok(accepted > heads / 20, `only ${accepted} of ${heads} were accepted`);
  });
}

/** Whether a random message was accepted; throws when Node's parser reads it otherwise. */
function agrees(random: Random): boolean {
  const bytes = randomHead(random);
  if (readRequestHead(head, bytes, 0, bytes.length) !== read) return false;
  // Node refuses what follows the last request of a connection, and takes Proxy-Connection for Connection.
  const isLast = head.minor === 0 || head.options.close || has(head.lines, proxyConnection);
  const following = isLast ? '' : next;
  const message = Buffer.concat([
    bytes.subarray(0, head.lines.end),
    Buffer.from(random.pick(bodies) + following),
  ]);
  assert.equal(readRequestHead(head, message, 0, message.length), read);
  const body = requestBody(head);
  const ranges: number[] = [];
  const bodyEnd = readBody(body, message, head.lines.end, message.length, ranges);
  let ours = '';
  for (let i = 0; i < ranges.length; i += 2)
    ours += message.toString('latin1', ranges[i], ranges[i + 1]);

  const about = () => JSON.stringify(message.toString('latin1'));
  const isWhole = isComplete(body) && message.length - bodyEnd === following.length;
  const seen = llhttp(isWhole ? message : message.subarray(0, head.lines.end));
  if (seen instanceof Error) assert.fail(`Node refuses it (${seen.message}): ${about()}`);
  const [first, second] = seen;
  assert.ok(first, `Node reads no head: ${about()}`);
  assert.equal(first.method, head.method, about());
  assert.equal(first.target, head.target, about());
  assert.equal(first.minor, head.minor, about());
  assert.deepEqual(first.headers, headersOf(), about());
  // After an upgrade llhttp leaves what follows to the other protocol.
  if (!isWhole || first.upgrade) return true;
  assert.equal(first.body, ours, about());
  assert.ok(first.complete, about());
  if (following) assert.equal(second?.target, '/next', about());
  return true;
}

function headersOf(): string[] {
  const { lines } = head;
  return Array.from({ length: lines.count }, (_, index) => [
    nameAt(lines, index),
    valueAt(lines, index),
  ]).flat();
}
