import { z } from 'zod';
import { routePath } from './names.ts';

/** Where a plugin is used: on the site, at `/p/<plugin>/`, and in spaces, at `/s/<space>/p/<plugin>/`. */
export const scopes = z
  .looseObject({
    site: z.boolean().default(true).describe('Whether it has pages outside of spaces'),
    space: z
      .looseObject({
        defaultEnabled: z
          .boolean()
          .default(false)
          .describe('Whether it is active in a space where nobody has decided'),
        canDisable: z.boolean().default(true).describe('Whether it can be deactivated in a space'),
        defaultView: routePath
          .default('/')
          .describe("Where the space's navigation leads, below the plugin"),
      })
      .optional()
      .describe('Left out: it cannot be activated in spaces'),
  })
  .prefault({})
  .describe('Where the plugin is used');

export type Scopes = z.output<typeof scopes>;

/** The scopes in a manifest as it is stored, which may be older than they are. */
export function scopesOf(manifest: unknown): Scopes {
  const found = typeof manifest === 'object' && manifest !== null && 'scopes' in manifest;
  const { data } = scopes.safeParse(found ? manifest.scopes : undefined);
  return data ?? scopes.parse(undefined);
}

/**
 * Whether a plugin is active in a space: an operator's word about the whole site comes first, then what
 * was decided in the space (`undefined` for nothing), then the plugin's default. A deactivation does
 * not count while the plugin cannot be deactivated.
 */
export function isActiveIn({
  enabled,
  scopes: { space },
  decided,
}: {
  enabled: boolean;
  scopes: Scopes;
  decided: boolean | undefined;
}): boolean {
  if (!enabled || !space) return false;
  const counts = decided === true || (decided === false && space.canDisable);
  return counts ? decided : space.defaultEnabled;
}
