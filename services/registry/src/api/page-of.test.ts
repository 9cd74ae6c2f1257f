import assert from 'node:assert/strict';
import test from 'node:test';
import { pageOf } from './page-of.ts';

const letters = 'abcdefg'.split('');
const pageAfter = (pageToken: string, pageSize = 3, list = letters) =>
  pageOf(list, { pageSize, pageToken }, (it) => it);

test('pages follow each other to the end, whatever their size', () => {
  for (let size = 1; size <= 8; size += 1) {
    const seen: string[] = [];
    let token = '';
    do {
      const { page, nextPageToken } = pageAfter(token, size);
      assert.ok(page.length <= size && page.length > 0);
      seen.push(...page);
      token = nextPageToken;
    } while (token !== '');
    assert.deepEqual(seen, letters);
  }
});

test('without a size it is all of the list, also none', () => {
  assert.deepEqual(pageAfter('', 0), { page: letters, nextPageToken: '' });
  assert.deepEqual(pageAfter('', 0, []), { page: [], nextPageToken: '' });
});

test('what comes before the next page may change, its beginning may not be gone', () => {
  const { nextPageToken } = pageAfter('');
  assert.deepEqual(pageAfter(nextPageToken, 3, ['A', ...letters]).page, ['d', 'e', 'f']);
  assert.throws(
    () =>
      pageAfter(
        nextPageToken,
        3,
        letters.filter((it) => it !== 'c'),
      ),
    {
      code: 'invalid',
      message: /pageToken: is none of this list/,
    },
  );
});
