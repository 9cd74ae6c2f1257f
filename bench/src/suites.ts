import { gateway } from './suites/gateway/gateway.ts';
import { hello } from './suites/hello.ts';
import { registry } from './suites/registry.ts';
import { transport } from './suites/transport.ts';
import type { Result } from './result.ts';

/** Each runs by itself, starts its peers, and is bounded in time. */
export const suites: Record<string, (onlyCase?: string) => Promise<Result[]>> = {
  gateway,
  hello,
  registry,
  transport,
};
