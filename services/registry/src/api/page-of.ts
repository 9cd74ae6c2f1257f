import { invalid } from '@patchbay/proto';

const largestPage = 1_000;

/**
 * One page of a list that is known as a whole, and the token of the next; a size of 0 is all of it. The
 * next page begins after the last item of this one, wherever that stands by then.
 *
 * @throws PlatformError `invalid` when that item is gone, or never was.
 */
export function pageOf<Item>(
  items: readonly Item[],
  { pageSize, pageToken }: { pageSize: number; pageToken: string },
  keyOf: (item: Item) => string,
): { page: Item[]; nextPageToken: string } {
  const start = pageToken === '' ? 0 : items.findIndex((it) => keyOf(it) === pageToken) + 1;
  if (start === 0 && pageToken !== '') {
    const message = 'is none of this list, or what it stood for is gone: begin with the first page';
    throw invalid('the page cannot be found', [{ field: 'pageToken', message }]);
  }
  const size = pageSize === 0 ? items.length : Math.min(pageSize, largestPage);
  const page = items.slice(start, start + size);
  const last = page.at(-1);
  const more = last !== undefined && start + size < items.length;
  return { page, nextPageToken: more ? keyOf(last) : '' };
}
