import { invalid, type catalog as service, type HandlersOf } from '@patchbay/proto';
import { pageOf } from '../api/page-of.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';
import { byPlace } from '../points/contribution-order.ts';

type Calls = 'listPlugins' | 'listContributions';

/** What of the catalog is listed, by filters. */
export function listCalls(catalog: Catalog): Pick<HandlersOf<typeof service>, Calls> {
  return {
    listPlugins({ pageSize, pageToken, state, enabled, point }) {
      const size = pageSize === 0 ? 100 : Math.min(pageSize, 1000);
      const fits = ({ plugin }: CatalogEntry) =>
        plugin.slug > pageToken &&
        (state === '' || plugin.state?.name === state) &&
        (enabled === undefined || plugin.enabled === enabled) &&
        (point === '' || plugin.contributions?.some((it) => it.point === point));
      const following = catalog.entries().filter(fits);
      const page = following.slice(0, size);
      return {
        plugins: page.map(({ plugin }) => plugin),
        nextPageToken: following.length > size ? (page.at(-1)?.plugin.slug ?? '') : '',
        revision: catalog.revision(),
      };
    },

    listContributions({ point, status, ...request }) {
      if (!['', 'enabled', 'any'].includes(status)) {
        const message = 'must be "enabled" or "any"';
        throw invalid('the request is not valid', [{ field: 'status', message }]);
      }
      const contributions = catalog.entries().flatMap(({ plugin }) =>
        (plugin.contributions ?? [])
          .filter((it) => point === '' || it.point === point)
          .filter(({ state }) => status === 'any' || (plugin.offered && state?.name === 'shown'))
          .map((contribution) => ({ plugin: plugin.slug, contribution })),
      );
      const sorted = contributions.toSorted(
        ({ contribution: a }, { contribution: b }) =>
          (a.point ?? '').localeCompare(b.point ?? '') || byPlace(a, b),
      );
      const { page, nextPageToken } = pageOf(
        sorted,
        request,
        ({ plugin, contribution }) => `${plugin}/${contribution.id}`,
      );
      return { contributions: page, nextPageToken, revision: catalog.revision() };
    },
  };
}
