import { admin, catalog, createClient } from '@patchbay/proto';

export type RegistryClients = ReturnType<typeof connectRegistry>;

/** The registry as the operator sees it. Connects at the first call. */
export function connectRegistry(target: { address: string; token: string }) {
  const clients = { admin: createClient(admin, target), catalog: createClient(catalog, target) };
  return {
    ...clients,
    [Symbol.dispose]() {
      clients.admin[Symbol.dispose]();
      clients.catalog[Symbol.dispose]();
    },
  };
}
