import validVersion from 'semver/functions/valid.js';
import validRange from 'semver/ranges/valid.js';
import { z } from 'zod';

/** Lower-case words joined by hyphens: a slug is part of URLs, host names and NATS subjects. */
export const slug = z
  .string()
  .max(63, 'is longer than 63 characters')
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be lower-case words joined by hyphens, like "time-tracker"',
  );

export const version = z
  .string()
  .refine((value) => validVersion(value) !== null, 'must be a semantic version, like "1.2.0"');

export const versionRange = z
  .string()
  .refine((value) => validRange(value) !== null, 'must be a version range, like ">=1.0 <2.0"');

/** Lower-case words joined by dots: `events.reporting`, `mail`. */
export const dottedName = z
  .string()
  .max(100)
  .regex(
    /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/,
    'must be lower-case words joined by dots, like "events.reporting"',
  );

/** Where a plugin serves something, below itself. */
export const routePath = z
  .string()
  .regex(
    /^\/(?!-\/)(?!\/)[^\s?#\\]*$/,
    'must begin with one "/", and not with "/-/", which is the platform\'s',
  );
/** What a person types to sign in. */
export const username = z
  .string()
  .trim()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,63}$/u,
    'use letters, digits and . _ @ + -, at most 64, and begin with a letter or digit',
  );

/** How a person is called. */
export const displayName = z
  .string()
  .trim()
  .min(1, 'tell how you want to be called')
  .max(100, 'use at most 100 characters');

export const routeMethod = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
