import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export type Assets = {
  /** Where browsers find this version's assets: `/-/assets/<version>`. */
  base: string;
  /** Folders on disk, by their name in the URL. */
  folders: Record<'ui' | 'webawesome' | 'icons', string>;
};

/** Our own files, Web Awesome and Font Awesome Free, all from this machine. */
export function findAssets(): Assets {
  const require = createRequire(import.meta.url);
  const packageFolder = (name: string) => path.dirname(require.resolve(`${name}/package.json`));
  const webawesome = packageFolder('@awesome.me/webawesome');
  const fontawesome = packageFolder('@fortawesome/fontawesome-free');
  const ui = path.join(import.meta.dirname, '../../ui');

  const version = createHash('sha256');
  for (const file of readdirSync(ui).toSorted()) {
    version.update(file).update(readFileSync(path.join(ui, file)));
  }
  for (const folder of [webawesome, fontawesome]) {
    version.update(readFileSync(path.join(folder, 'package.json')));
  }
  return {
    base: `/-/assets/${version.digest('base64url').slice(0, 10)}`,
    folders: {
      ui,
      webawesome: path.join(webawesome, 'dist-cdn'),
      icons: path.join(fontawesome, 'svgs'),
    },
  };
}

/** `Cache-Control` of what has no version in its address. */
export const aMinute = 'public, max-age=60, stale-while-revalidate=86400';

/**
 * Serves the assets. Under their own version browsers keep them for ever. `latest`, which pages of
 * plugins name, is this version, looked after once a minute; a page of another replica's version gets
 * this one's, uncached.
 */
export async function serveAssets(app: FastifyInstance, { base, folders }: Assets): Promise<void> {
  await app.register(fastifyStatic, { root: folders.ui, serve: false });
  app.get<{ Params: { version: string; folder: string; '*': string } }>(
    '/-/assets/:version/:folder/*',
    (request, reply) => {
      const { version, folder, '*': file } = request.params;
      if (!isFolder(folders, folder)) return reply.callNotFound();
      const current = base.endsWith(`/${version}`);
      reply.header('x-content-type-options', 'nosniff');
      if (version === 'latest') reply.header('cache-control', aMinute);
      return reply.sendFile(file, folders[folder], {
        cacheControl: version !== 'latest',
        immutable: current,
        maxAge: current ? '365d' : 0,
      });
    },
  );
}

function isFolder(folders: Assets['folders'], name: string): name is keyof Assets['folders'] {
  return Object.hasOwn(folders, name);
}
