import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { resolve, type Candidate, type Dependency } from './resolver.ts';

const plugin = (slug: string, more: Partial<Candidate> = {}): Candidate => ({
  slug,
  version: '1.0.0',
  unavailable: null,
  dependencies: [],
  conflicts: [],
  provides: [],
  ...more,
});
const needs = (...specs: string[]): Dependency[] =>
  specs.map((spec) => {
    const [name = '', range = '*'] = spec.split(' ');
    return name.startsWith('@') ? { capability: name.slice(1), range } : { plugin: name, range };
  });
const messageOf = (slug: string, candidates: Candidate[], ...rest: never[]) =>
  resolve(candidates, ...rest).blocked.get(slug)?.message;

const newsletter = plugin('newsletter', { dependencies: needs('pages ^1.1', '@mail ^1') });
const pages = plugin('pages', { version: '1.2.0' });
const smtp = plugin('mail-smtp', { provides: [{ capability: 'mail', version: '1.0.0' }] });

test('W2C-8 a plugin is blocked by name until all that it needs is there', () => {
  assert.equal(
    messageOf('newsletter', [newsletter]),
    'it needs pages ^1.1, which is not installed, and mail ^1, which nothing provides',
  );
  assert.equal(
    messageOf('newsletter', [newsletter, pages]),
    'it needs mail ^1, which nothing provides',
  );
  assert.ok(resolve([newsletter, pages, smtp]).active.has('newsletter'));
});

test('W2C-9 a wrong version is reported with both versions', () => {
  const old = plugin('pages', { version: '1.0.9' });
  assert.equal(
    messageOf('newsletter', [newsletter, old, smtp]),
    'it needs pages ^1.1, and 1.0.9 is installed',
  );
});

test('a dependency that is there but cannot serve is named with its state', () => {
  const down = { ...pages, unavailable: 'offline' };
  assert.equal(
    messageOf('newsletter', [newsletter, down, smtp]),
    'it needs pages ^1.1, which is offline',
  );
});

test('W2C-11 the chosen provider is the only one that will do, unless others may stand in', () => {
  const log = plugin('mail-log', {
    provides: [{ capability: 'mail', version: '1.0.0' }],
    unavailable: 'offline',
  });
  const world = [newsletter, pages, smtp, log];
  const chosen = (fallback: boolean) => new Map([['mail', { provider: 'mail-log', fallback }]]);
  assert.equal(
    resolve(world, chosen(false)).blocked.get('newsletter')?.message,
    'it needs mail ^1, and "mail-log" is offline',
  );
  assert.ok(resolve(world, chosen(true)).active.has('newsletter'));
});

test('W2C-10 of two that conflict the earlier one stays, and what needs the later is blocked too', () => {
  const rival = plugin('rival', { conflicts: [{ plugin: 'pages', range: '*' }] });
  const fan = plugin('fan', { dependencies: needs('rival') });
  const { active, blocked } = resolve([pages, rival, fan]);
  assert.deepEqual([...active], ['pages']);
  assert.equal(blocked.get('rival')?.message, 'it conflicts with "pages", which is active');
  assert.equal(blocked.get('fan')?.message, 'it needs rival *, which is held back by a conflict');
});

test('W2C-12 every member of a cycle is blocked with the path', () => {
  const a = plugin('a', { dependencies: needs('b') });
  const b = plugin('b', { dependencies: needs('a') });
  assert.equal(messageOf('a', [a, b]), 'its dependencies form a cycle: a → b → a');
  assert.equal(messageOf('b', [a, b]), 'its dependencies form a cycle: b → a → b');
});

test('what only leads into a cycle is blocked by it, and is not called a member', () => {
  const a = plugin('a', { dependencies: needs('b') });
  const b = plugin('b', { dependencies: needs('a') });
  const c = plugin('c', { dependencies: needs('a') });
  assert.equal(messageOf('c', [a, b, c]), 'it needs a *, which is blocked itself');
});

test('a pre-release meets the range that its release would', () => {
  const beta = plugin('pages', { version: '1.3.0-beta' });
  assert.ok(resolve([newsletter, beta, smtp]).active.has('newsletter'));
});

const slugs = ['a', 'b', 'c', 'd', 'e', 'f'];
const dependency = fc.oneof(
  fc.record({ plugin: fc.constantFrom(...slugs), range: fc.constantFrom('*', '^1', '^2') }),
  fc.record({ capability: fc.constantFrom('x', 'y'), range: fc.constantFrom('*', '^1') }),
);
const graph = (conflicts: boolean): fc.Arbitrary<Candidate[]> =>
  fc.uniqueArray(
    fc.record({
      slug: fc.constantFrom(...slugs),
      version: fc.constantFrom('1.0.0', '2.0.0'),
      unavailable: fc.constantFrom(null, null, null, 'offline'),
      dependencies: fc.array(dependency, { maxLength: 3 }),
      conflicts: conflicts
        ? fc.array(fc.record({ plugin: fc.constantFrom(...slugs), range: fc.constant('*') }), {
            maxLength: 1,
          })
        : fc.constant([]),
      provides: fc.array(
        fc.record({
          capability: fc.constantFrom('x', 'y'),
          version: fc.constantFrom('1.0.0', '2.0.0'),
        }),
        { maxLength: 1 },
      ),
    }),
    { selector: ({ slug }) => slug, maxLength: 6 },
  );

const major = (version: string, range: string) => range === '*' || version[0] === range[1];
const met = (need: Dependency, active: Candidate[]) =>
  active.some((other) =>
    'plugin' in need
      ? other.slug === need.plugin && major(other.version, need.range)
      : other.provides.some(
          (it) => it.capability === need.capability && major(it.version, need.range),
        ),
  );

test('without conflicts the active plugins are those of a brute-force search over all start orders', () => {
  fc.assert(
    fc.property(graph(false), (candidates) => {
      // A plugin can be active when some order of starting others makes it so: search them all.
      const reachable = new Set<string>();
      const visited = new Set<string>();
      const search = (active: Candidate[]): void => {
        const key = active
          .map(({ slug }) => slug)
          .toSorted()
          .join();
        if (visited.has(key)) return;
        visited.add(key);
        for (const { slug } of active) reachable.add(slug);
        for (const next of candidates) {
          if (next.unavailable !== null || active.includes(next)) continue;
          if (next.dependencies.every((need) => met(need, active))) search([...active, next]);
        }
      };
      search([]);
      assert.deepEqual([...resolve(candidates).active].toSorted(), [...reachable].toSorted());
    }),
    { numRuns: 500 },
  );
});

test('with conflicts no two rivals are active, every dependency is met, and each block is true', () => {
  fc.assert(
    fc.property(graph(true), (candidates) => {
      const { active, blocked } = resolve(candidates);
      const running = candidates.filter(({ slug }) => active.has(slug));
      for (const one of running) {
        assert.ok(one.dependencies.every((need) => met(need, running)));
        const rivals = one.conflicts.filter((it) => it.plugin !== one.slug);
        assert.ok(rivals.every((it) => !active.has(it.plugin)));
      }
      for (const candidate of candidates) {
        const block = blocked.get(candidate.slug);
        assert.equal(
          block !== undefined,
          candidate.unavailable === null && !active.has(candidate.slug),
        );
        if (block?.reason === 'dependency-missing') assert.ok(block.missing.length > 0);
        if (block?.reason === 'dependency-cycle') assert.equal(block.path[0], block.path.at(-1));
        if (block?.reason === 'conflict') assert.notEqual(block.with, candidate.slug);
      }
    }),
    { numRuns: 500 },
  );
});

test('a plugin that is held back says what to do about it', () => {
  const wanting = (slug: string, ...dependencies: Candidate['dependencies']) =>
    plugin(slug, { dependencies });
  const { blocked } = resolve(
    [
      plugin('off', { unavailable: 'disabled' }),
      plugin('slow', { unavailable: 'still getting ready' }),
      plugin('rival', { conflicts: [{ plugin: 'mail', range: '*' }] }),
      plugin('mail'),
      wanting('a', { plugin: 'off', range: '*' }),
      wanting('b', { plugin: 'slow', range: '*' }, { plugin: 'nowhere', range: '^2' }),
      wanting('c', { capability: 'storage', range: '^1' }),
      wanting('d', { capability: 'chosen', range: '^1' }),
    ],
    new Map([['chosen', { provider: 'gone', fallback: false }]]),
  );
  assert.deepEqual(Object.fromEntries([...blocked].map(([slug, { hint }]) => [slug, hint])), {
    mail: 'disable one of the two: `patchbay plugins disable rival` or `patchbay plugins disable mail`',
    a: 'enable "off" with `patchbay plugins enable off`; it goes on by itself then',
    b: 'see what holds "slow" back with `patchbay plugins show slow`, and install and start a version of "nowhere" in ^2; it goes on by itself then',
    c: 'install a plugin that provides storage ^1; it goes on by itself then',
    d: 'start "gone", or choose another provider with `patchbay capabilities choose chosen <slug>`; it goes on by itself then',
  });
});
