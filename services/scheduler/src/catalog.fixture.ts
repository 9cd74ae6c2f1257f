import {
  catalog,
  createChannel,
  directory,
  mount,
  serveGrpc,
  toStruct,
  type Channel,
  type DirectorySpaceMessage,
  type PluginMessage,
  type ResolvedTaskSpec,
  type WatchDirectoryResponse,
  type WatchResponse,
} from '@patchbay/proto';

export type TestPlugin = {
  enabled?: boolean;
  /** "<id>/<epoch>" each. */
  processes?: readonly string[];
  tasks?: readonly (Partial<ResolvedTaskSpec> & { name: string })[];
};

/** A space whose id is its slug. */
export type TestSpace = {
  archived?: boolean;
  /** The plugins that were activated in it. */
  plugins?: readonly string[];
};

export type TestCatalog = AsyncDisposable & {
  address: string;
  /** What the catalog shows of a plugin from now on. */
  show(slug: string, plugin: TestPlugin): void;
  remove(slug: string): void;
  /** What the directory shows of a space from now on. */
  showSpace(slug: string, space: TestSpace): void;
  /** Ends every watch, as a restart of the registry does. */
  drop(): void;
};

/** A registry as far as the scheduler sees it: the wire contract of its catalog and directory. */
export async function startCatalog(): Promise<TestCatalog> {
  const plugins = new Map<string, PluginMessage>();
  const watches = new Set<Channel<WatchResponse>>();
  const spaces = new Map<string, DirectorySpaceMessage>();
  const directoryWatches = new Set<Channel<WatchDirectoryResponse>>();
  let revision = 1;
  const tell = (slug: string) => {
    revision++;
    const change = { revision, slug, plugin: plugins.get(slug) ?? null };
    for (const watch of watches) watch.push({ change });
  };
  const unused = (): never => {
    throw new Error('the scheduler does not call this');
  };

  const server = await serveGrpc({
    listen: '127.0.0.1:0',
    services: [
      mount(
        catalog,
        {
          listPlugins: unused,
          getPlugin: unused,
          listContributions: unused,
          async *watch(_request, { signal }) {
            const responses = createChannel<WatchResponse>();
            responses.push({ snapshot: { revision, plugins: [...plugins.values()] } });
            watches.add(responses);
            signal.addEventListener('abort', () => responses.close(), { once: true });
            yield* responses;
            watches.delete(responses);
          },
        },
        { onUnexpected: (error) => console.error(error) },
      ),
      mount(
        directory,
        {
          async *watch(_request, { signal }) {
            const responses = createChannel<WatchDirectoryResponse>();
            responses.push({ snapshot: { revision, spaces: [...spaces.values()] } });
            directoryWatches.add(responses);
            signal.addEventListener('abort', () => responses.close(), { once: true });
            yield* responses;
            directoryWatches.delete(responses);
          },
        },
        { onUnexpected: (error) => console.error(error) },
      ),
    ],
  });

  return {
    address: server.address,
    show(slug, { enabled = true, processes = ['p/1'], tasks = [] }) {
      plugins.set(slug, {
        slug,
        offered: enabled,
        manifest: toStruct({ scopes: { space: {} } }),
        instances: processes.map((process) => {
          const [id, epoch] = process.split('/');
          return { id: id ?? '', epoch: Number(epoch) };
        }),
        tasks: tasks.map((task) => ({
          name: task.name,
          title: task.title ?? task.name,
          spec: toStruct({ repeatSeconds: 0, ...task }),
        })),
      });
      tell(slug);
    },
    showSpace(slug, { archived = false, plugins: active = [] }) {
      const space = {
        id: slug,
        slug,
        title: slug,
        archived,
        plugins: active.map((plugin) => ({ plugin, active: true })),
      };
      spaces.set(slug, space);
      revision++;
      const change = { revision, kind: 'space', id: slug, space };
      for (const watch of directoryWatches) watch.push({ change });
    },
    remove(slug) {
      plugins.delete(slug);
      tell(slug);
    },
    drop() {
      for (const watch of [...watches, ...directoryWatches]) watch.close();
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
