import { z } from 'zod';
import type { ManifestRoute } from './manifest-route.ts';
import { routePath } from './names.ts';
import { createRouter } from './router.ts';
import { settingFields } from './setting-field.ts';
import { settingScopes, type SettingScope } from './setting-hints.ts';
import { settingsMembers, settingsSchemaOf } from './settings-schema.ts';
import type { Scopes } from './scopes.ts';
import type { JsonObject } from './struct.ts';

const page = routePath
  .refine((path) => !/\/:|\*/.test(path), 'must be a path without parameters, like "/configure"')
  .optional();

/** Pages of a plugin's own in place of the forms of its settings, by scope. */
export const settingsPages = z
  .looseObject({
    site: page.describe('For the settings of the site'),
    space: page.describe('For those of a space, shown in it'),
    user: page.describe("For a person's own"),
  })
  .optional();

/** Where a manifest, as it is stored, has its own page for the settings of one scope. */
export function settingsPageOf(manifest: JsonObject, scope: SettingScope): string | undefined {
  const { data } = settingsPages.safeParse(manifest['settingsPages']);
  return data?.[scope];
}

/** Says which scopes' settings a request is for: those whose page is asked for, or something below it. */
export function settingsScopesOf(manifest: JsonObject): (path: string) => SettingScope[] {
  const pages = settingScopes.flatMap((scope) => {
    const page = settingsPageOf(manifest, scope);
    return page === undefined ? [] : [{ scope, page, below: `${page.replace(/\/$/, '')}/` }];
  });
  return (path) =>
    pages
      .filter(({ page, below }) => path === page || path.startsWith(below))
      .map(({ scope }) => scope);
}

/** A page that no route is at, or for settings that there are not. */
export function* settingsPageViolations(
  manifest: Parameters<typeof settingsSchemaOf>[0] & {
    settingsPages?: z.output<typeof settingsPages>;
    routes: readonly ManifestRoute[];
    scopes: Scopes;
  },
): Iterable<{ field: string[]; message: string }> {
  const { settingsPages: pages, routes, scopes } = manifest;
  const router = createRouter(routes);
  for (const scope of settingScopes) {
    const path = pages?.[scope];
    if (path === undefined) continue;
    const field = ['settingsPages', scope];
    const where = scope === 'space' ? 'space' : 'site';
    const route = router.find('GET', path);
    if (settingFields(settingsSchemaOf(manifest, scope)).length === 0) {
      yield { field, message: `"${settingsMembers[scope]}" has no settings that it could be for` };
    } else if (!route) {
      const listed = routes.map((it) => `${it.method} ${it.path}`).join(', ') || 'no routes';
      yield { field, message: `no route GET ${path}; the manifest lists ${listed}` };
    } else if (!scopes[where] || (route.scope !== undefined && route.scope !== where)) {
      const place = where === 'space' ? 'in spaces' : 'outside of spaces';
      yield { field, message: `is shown ${place}, where the plugin has no page ${path}` };
    }
  }
}
