import { operations, type InputOf, type Operations, type OutputOf } from '@patchbay/proto/api';
import { checkAddress, type ApiAddress } from './api-address.ts';
import { askApi } from './ask-api.ts';
import { watchApi } from './watch-api.ts';

type Id = keyof Operations;

export type ApiCallOptions = {
  signal?: AbortSignal;
  /** Makes it safe to repeat a write: with the same key and input it is carried out once in a day. */
  idempotencyKey?: string;
};

type Input<Op> =
  Partial<InputOf<Op>> extends InputOf<Op>
    ? [input?: InputOf<Op>, options?: ApiCallOptions]
    : [input: InputOf<Op>, options?: ApiCallOptions];

/** Every operation of the API as a function, by its name in OpenAPI. */
export type ApiClient = {
  [Name in Exclude<Id, 'watch'>]: (
    ...args: Input<Operations[Name]>
  ) => Promise<OutputOf<Operations[Name]>>;
} & {
  /**
   * The catalog as a snapshot, then each change, in order of revision and without a gap: where the
   * connection breaks it goes on after the last event. It ends when `signal` aborts.
   */
  watch(options?: { signal?: AbortSignal }): AsyncIterable<OutputOf<Operations['watch']>>;
};

/**
 * A typed client of `/api/v1`, made of the same list of operations as its OpenAPI document.
 *
 * Each call answers what the operation does, or throws PlatformError with the problem's code, sentence and
 * violations; `unavailable` when nobody answers.
 *
 * @throws PlatformError `invalid` when `url` or `token` cannot be one.
 *
 * @example
 * const api = createApiClient({ url: 'http://localhost:8080', token });
 * const { plugins } = await api.listPlugins({ state: 'ready' });
 */
export function createApiClient({ url, token }: ApiAddress): ApiClient {
  const address = checkAddress({ url, token });
  const calls = Object.entries(operations).map(([id, operation]) => {
    const call = (input: object = {}, options: ApiCallOptions = {}) =>
      askApi(address, operation, input, options);
    return [id, call] as const;
  });
  const watch: ApiClient['watch'] = (options = {}) => watchApi(address, operations.watch, options);
  return { ...Object.fromEntries(calls), watch } as ApiClient;
}
