import assert from 'node:assert/strict';
import test from 'node:test';
import { createCors, parseOrigins } from './cors.ts';

test('without origins CORS is off', () => {
  const cors = createCors([]);
  assert.equal(cors.lines('https://a.example'), '');
  assert.equal(cors.preflight('https://a.example'), undefined);
});

test('an origin of the list may read answers, another may not, and no cookies come with it', () => {
  const cors = createCors(parseOrigins('https://a.example, http://b.example:8080'));
  assert.match(
    cors.lines('https://a.example'),
    /Access-Control-Allow-Origin: https:\/\/a\.example/,
  );
  assert.equal(cors.lines('https://c.example'), 'Vary: Origin\r\n');
  const answer = cors.preflight('http://b.example:8080');
  assert.equal(answer?.headers['access-control-allow-origin'], 'http://b.example:8080');
  assert.equal(JSON.stringify(answer).includes('credentials'), false);
  assert.equal(cors.preflight('https://c.example'), undefined);
});

test('what is no origin is refused', () => {
  for (const wrong of ['*', 'a.example', 'https://a.example/', 'https://a.example/path']) {
    assert.throws(() => parseOrigins(wrong), { code: 'invalid' });
  }
});
