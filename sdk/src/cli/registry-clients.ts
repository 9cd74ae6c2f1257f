import {
  admin,
  audit,
  catalog,
  commands,
  createClient,
  people,
  settings,
  spaces,
  tokens,
  type ServiceClient,
} from '@patchbay/proto';
import { findService, type Surroundings } from './connection.ts';

type ClientOf<S> = S extends { definition: infer D; handlers?: infer G }
  ? ServiceClient<D, G>
  : never;

export type Registry = Disposable & {
  admin: ClientOf<typeof admin>;
  catalog: ClientOf<typeof catalog>;
  commands: ClientOf<typeof commands>;
  settings: ClientOf<typeof settings>;
  spaces: ClientOf<typeof spaces>;
  people: ClientOf<typeof people>;
  tokens: ClientOf<typeof tokens>;
  audit: ClientOf<typeof audit>;
};

export async function connectRegistry(surroundings: Surroundings): Promise<Registry> {
  const connection = await findService('registry', surroundings);
  const clients = {
    admin: createClient(admin, connection),
    catalog: createClient(catalog, connection),
    commands: createClient(commands, connection),
    settings: createClient(settings, connection),
    spaces: createClient(spaces, connection),
    people: createClient(people, connection),
    tokens: createClient(tokens, connection),
    audit: createClient(audit, connection),
  };
  return {
    ...clients,
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client[Symbol.dispose]();
    },
  };
}
