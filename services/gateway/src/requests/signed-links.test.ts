import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Database, KnownSpace } from '@patchbay/chassis';
import { startDatabase } from '../gateway-database.fixture.ts';
import { createSignedLinks, linkIn, type SignedLinks } from './signed-links.ts';
import { createSigningKeys } from './signing-keys.ts';

const stack = new AsyncDisposableStack();
let db: Database;
let time = Date.now();
let links: SignedLinks;
let refresh: () => Promise<void>;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
  const keys = await createSigningKeys({ db, now: () => time });
  refresh = () => keys.refresh();
  links = createSignedLinks({ keys, issuer, directory });
});
after(() => stack.disposeAsync());

const issuer = 'https://patchbay.test';
const minute = 60_000;
const known = { title: '', archived: false, members: new Map(), decided: new Map() };
const team: KnownSpace = { ...known, id: 's1', slug: 'team' };
const crew: KnownSpace = { ...known, id: 's2', slug: 'crew' };
const directory = { space: (slug: string) => [team, crew].find((it) => it.slug === slug) };

/** What the gateway makes of a link, with some of it as it is not. */
async function open(
  link: string,
  { slug = 'notes', by = links, path, space }: Opened = {},
): Promise<string> {
  const found = linkIn(link.slice(link.indexOf('/p/notes') + '/p/notes'.length));
  assert.ok(found);
  const asked = { token: found.token, path: path ?? found.path, space };
  const checked = await by.check(slug, asked);
  return 'code' in checked ? checked.code : 'opened';
}
type Opened = { slug?: string; by?: SignedLinks; path?: string; space?: string };

test('STS-20 a link opens its path with its query, where and of whom it was made', async () => {
  const path = '/audit?of=may';
  const link = await links.sign('notes', { path, seconds: 60, space: undefined });
  const inSpace = await links.sign('notes', { path, seconds: 60, space: team });
  assert.match(inSpace, /^\/s\/team\/p\/notes\/audit\?of=may&patchbay-link=/);
  assert.equal(await open(link), 'opened');
  assert.equal(await open(inSpace, { space: 'team' }), 'opened');
  for (const [opened, by] of [
    [link, { slug: 'other' }],
    [link, { path: '/audit' }],
    [link, { path: '/audit?of=june' }],
    [link, { path: '/audit?of=may&' }],
    [link, { path: '/Audit?of=may' }],
    [link, { space: 'team' }],
    [link, { space: 'nowhere' }],
    [inSpace, {}],
    [inSpace, { space: 'crew' }],
    [inSpace, { space: 'nowhere' }],
  ] satisfies [string, Opened][]) {
    assert.equal(await open(opened, by), 'link_invalid', JSON.stringify(by));
  }
  assert.equal(await open(`${link}x`), 'link_invalid');
  assert.equal(await open(link.replace(/\.[^.]*$/, '.')), 'link_invalid');
});

test('STS-20 a link of another site is none, also where that has the same keys', async () => {
  const keys = await createSigningKeys({ db, now: () => time });
  const other = createSignedLinks({ keys, issuer: 'https://other.test', directory });
  const link = await links.sign('notes', { path: '/', seconds: 60, space: undefined });
  assert.equal(await open(link, { by: other }), 'link_invalid');
});

test('STS-20 a link opens its path until its time is over, also when the keys have changed', async () => {
  const link = await links.sign('notes', { path: '/', seconds: 3_600, space: undefined });
  const short = await links.sign('notes', { path: '/', seconds: -10, space: undefined });
  assert.equal(await open(short), 'link_expired');
  time += 1_441 * minute;
  await refresh();
  for (const minutes of [16, 59]) {
    time += minutes * minute;
    await refresh();
    assert.equal(await open(link), 'opened', `${minutes} minutes later`);
  }
  const fresh = await links.sign('notes', { path: '/', seconds: 60, space: undefined });
  assert.equal(await open(fresh), 'opened');
});
