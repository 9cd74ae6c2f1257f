import { viewPermissions, type ViewGrants } from '@patchbay/proto';
import type { Origins } from './origins.ts';

/**
 * What every answer of the platform and of plugins says about its origin: it shares no window with other
 * origins' pages, is no part of them, and is kept apart from those of the same site.
 */
export const originHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
} as const;

/** Lines that an answer of a plugin gets, whatever the plugin says. */
export type AnswerHeaders = {
  /** Where its views are. */
  view(grants: ViewGrants): string;
  /** On the shell's origin, while views have their own: nothing in it can act. */
  inert: string;
};

/**
 * The content security policies are ones of their own beside the plugin's, which cannot widen them; of
 * a feature named twice the last word counts, which is ours. `Vary` keeps a cache from taking a view for
 * the shell around it.
 */
export function createAnswerHeaders({ isolated, shell }: Origins): AnswerHeaders {
  const common = { ...originHeaders, vary: 'Sec-Fetch-Dest' };
  const ancestors = isolated ? `'self' ${shell}` : "'self'";
  const remembered = new WeakMap<ViewGrants, string>();
  const viewLines = ({ permissions, embeds }: ViewGrants) =>
    linesOf({
      'content-security-policy': [
        `frame-ancestors ${ancestors}`,
        `frame-src ${["'self'", 'blob:', 'data:', ...embeds].join(' ')}`,
        "object-src 'none'",
        "base-uri 'self'",
      ].join('; '),
      'permissions-policy': features
        .map((name) => `${name}=(${permissions.includes(name) ? 'self' : ''})`)
        .join(', '),
      ...common,
    });
  return {
    view(grants) {
      let lines = remembered.get(grants);
      if (lines === undefined) {
        lines = viewLines(grants);
        remembered.set(grants, lines);
      }
      return lines;
    },
    inert: linesOf({ 'content-security-policy': "sandbox; frame-ancestors 'none'", ...common }),
  };
}

/** Those that a plugin can be granted, and those that none is. */
const features = [
  ...viewPermissions,
  'bluetooth',
  'hid',
  'idle-detection',
  'payment',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'serial',
  'storage-access',
  'usb',
  'xr-spatial-tracking',
];

function linesOf(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}
