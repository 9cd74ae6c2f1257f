import satisfies from 'semver/functions/satisfies.js';

/**
 * Whether a version is in a range. A pre-release meets a range that its release would meet:
 * `0.3.0-beta` meets `>=0.2`.
 */
export function meetsRange(version: string, range: string): boolean {
  return satisfies(version, range, { includePrerelease: true });
}
