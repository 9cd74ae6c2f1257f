import { createApiClient, type ApiClient } from '../api/api-client.ts';
import { findService, type Surroundings } from './connection.ts';

/** The API at the gateway; undefined where no gateway is named. */
export async function connectGateway(surroundings: Surroundings): Promise<ApiClient | undefined> {
  const { address: url, token } = await findService('gateway', surroundings);
  return url === '' ? undefined : createApiClient({ url, token });
}
