import { z } from 'zod';
import { settingScopes } from './setting-hints.ts';
import { spaceRoles } from './space-roles.ts';

/** The request header that says who asks: a JWT signed by the gateway (Ed25519, at most 60 s). */
export const identityHeader = 'patchbay-identity';

/** The gateway serves its public signing keys here (RFC 7517). */
export const jwksPath = '/.well-known/patchbay/jwks.json';

/** Claims of the identity token. The audience is the plugin's slug. */
export const identityClaims = z.object({
  sub: z.string().describe('Stable id of the person'),
  name: z.string(),
  roles: z.array(z.string()).describe('Names of their roles on the site'),
  permissions: z
    .array(z.string())
    .default([])
    .describe('Those they have among what the plugin declares or its routes name'),
  space: z
    .object({
      id: z.string(),
      slug: z.string(),
      title: z.string(),
      roles: z
        .array(z.enum(spaceRoles))
        .describe('What the person is there; empty for a site manager'),
    })
    .optional()
    .describe('In which space it is asked; absent outside of spaces'),
  locale: z.string(),
  timeZone: z.string(),
  act: z
    .object({ sub: z.string() })
    .optional()
    .describe(
      'What asks in the name of the person: `plugin:<slug>`, or `token:<id>` for an API token; absent for a browser (RFC 8693 §4.1)',
    ),
  use: z
    .literal('call')
    .optional()
    .describe('Of a call that the platform makes below `/-/call/`; absent in requests to routes'),
  settings: z
    .array(z.enum(settingScopes))
    .optional()
    .describe('On a page of the plugin for its settings: the scopes that it may read and change'),
});

export type IdentityClaims = z.output<typeof identityClaims>;
