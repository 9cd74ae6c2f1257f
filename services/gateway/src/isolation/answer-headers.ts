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
  view: string;
  /** On the shell's origin, while views have their own: nothing in it can act. */
  inert: string;
};

/**
 * The content security policies are ones of their own beside the plugin's, which cannot widen them. `Vary`
 * keeps a cache from taking a view for the shell around it.
 */
export function createAnswerHeaders({ isolated, shell }: Origins): AnswerHeaders {
  const common = { ...originHeaders, vary: 'Sec-Fetch-Dest' };
  return {
    view: linesOf({
      'content-security-policy': `frame-ancestors ${isolated ? shell : "'self'"}`,
      ...common,
    }),
    inert: linesOf({ 'content-security-policy': "sandbox; frame-ancestors 'none'", ...common }),
  };
}

function linesOf(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}
