import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { explained, violationsOf } from './violations.ts';

test('each violation names its field and says in plain words what must be there', () => {
  const schema = z.strictObject({
    slug: z.string().min(3),
    count: z.int().min(1).max(9),
    share: z.number().lt(1),
    tags: z.array(z.string()).max(2),
    kind: z.enum(['site', 'space']),
    since: z.iso.datetime(),
    from: z.url(),
    name: z.string().regex(/^[a-z]+$/),
    cron: z.string(),
    on: z.boolean(),
    steps: z.array(z.object({ seconds: z.number() })),
  });
  assert.deepEqual(
    sentencesOf(schema, {
      slug: 'a',
      count: 1.5,
      share: 1,
      tags: ['a', 'b', 'c'],
      kind: 'user',
      since: 'yesterday',
      from: 'here',
      name: 'A',
      on: 'yes',
      steps: [{ seconds: null }],
      colour: 'red',
    }),
    [
      'slug must have at least 3 characters',
      'count must be a whole number',
      'share must be less than 1',
      'tags must have at most 2 entries',
      'kind must be one of "site", "space"',
      'since must be a moment, like "2026-05-31T09:00:00Z"',
      'from must be a URL, like "https://example.org/"',
      'name must have the form /^[a-z]+$/',
      'cron is missing',
      'on must be true or false, not text',
      'steps[0].seconds must be a number, not null',
      'colour is not known here',
    ],
  );
});

test('a choice that is missing is told from one that is wrong', () => {
  const schema = z.object({ kind: z.enum(['site', 'space']), version: z.literal(1) });
  assert.deepEqual(sentencesOf(schema, {}), [
    'kind is missing: it must be one of "site", "space"',
    'version is missing: it must be 1',
  ]);
  assert.deepEqual(sentencesOf(schema, { kind: null, version: 2 }), [
    'kind must be one of "site", "space"',
    'version must be 1',
  ]);
});

test('what a schema says in words of its own is told in these', () => {
  const schema = z.object({ day: z.string().min(2, 'must be a day of the week') });
  assert.deepEqual(sentencesOf(schema, { day: '' }), ['day must be a day of the week']);
});

test('of alternatives the one is explained that was meant, else all are named', () => {
  const schema = z.object({ title: z.union([z.string(), z.object({ en: z.string() })]) });
  assert.deepEqual(sentencesOf(schema, { title: { en: 5 } }), [
    'title.en must be text, not a number',
  ]);
  assert.deepEqual(sentencesOf(schema, { title: 5 }), ['title must be text or an object']);
  const needs = z.union([
    z.strictObject({ plugin: z.string(), range: z.string() }),
    z.strictObject({ capability: z.string() }),
  ]);
  assert.deepEqual(sentencesOf(needs, { plugin: 5, range: '1' }), [
    'plugin must be text, not a number',
  ]);
  const kinds = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('a') }),
    z.object({ kind: z.literal('b') }),
  ]);
  assert.deepEqual(sentencesOf(kinds, { kind: 'c' }), ['kind is none of what can stand here']);
});

function sentencesOf(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value, explained);
  return violationsOf(error ?? assert.fail('it was accepted')).map(
    ({ field, message }) => `${field} ${message}`,
  );
}
