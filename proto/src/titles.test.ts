import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManifest } from './manifest.ts';
import { titleIn } from './titles.ts';

test('REG-28 a title is that of the locale, else of its language, else there is none', () => {
  const titles = { de: 'Notizen', 'de-AT': 'Notizn', pt: 'Notas' };
  assert.equal(titleIn(titles, 'de-AT'), 'Notizn');
  assert.equal(titleIn(titles, 'de-CH-1996'), 'Notizen');
  assert.equal(titleIn(titles, 'pt'), 'Notas');
  assert.equal(titleIn(titles, 'en'), undefined);
  assert.equal(titleIn('Notes', 'de'), undefined);
});

test('titles in what is no language are refused with their path', () => {
  const manifest = {
    slug: 'notes',
    version: '1.0.0',
    titles: { de: 'Notizen', d: 'x', DE: 'y' },
  };
  assert.throws(
    () => parseManifest(manifest),
    (error: { details: { violations: { field: string }[] } }) => {
      assert.deepEqual(
        error.details.violations.map(({ field }) => field),
        ['titles.d', 'titles.DE'],
      );
      return true;
    },
  );
});
