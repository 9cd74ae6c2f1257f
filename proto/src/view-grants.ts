import { z } from 'zod';

/**
 * Features of browsers that a plugin's page may ask for. Others, such as payment, USB or passkeys, are
 * never a plugin's.
 */
export const viewPermissions = [
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'microphone',
  'midi',
  'picture-in-picture',
  'screen-wake-lock',
  'web-share',
] as const;

/** What the page of a route may do beyond what every page of a plugin may. */
export const viewGrants = z
  .looseObject({
    permissions: z
      .array(z.enum(viewPermissions))
      .default([])
      .describe('Features of the browser, such as "camera"; most of them it asks the person about'),
    embeds: z
      .array(
        z
          .string()
          .max(253)
          .regex(
            /^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/,
            'must be an https origin, like "https://maps.example.com" or "https://*.example.com"',
          ),
      )
      .max(20)
      .default([])
      .describe('Sites whose pages it shows in frames'),
  })
  .describe('What its page may do beyond others; more of it waits for approval');

/** What a route of a manifest grants its page; whatever is not understood is left out. */
export function viewGrantsOf(view: unknown): ViewGrants {
  if (view === undefined) return none;
  const { success, data } = viewGrants.safeParse(view);
  return success ? data : none;
}

export type ViewGrants = { permissions: readonly string[]; embeds: readonly string[] };

const none: ViewGrants = { permissions: [], embeds: [] };
