import { broker } from './suites/broker/broker.ts';
import { gateway } from './suites/gateway/gateway.ts';
import { hello } from './suites/hello.ts';
import { registry } from './suites/registry.ts';
import { scheduler } from './suites/scheduler/scheduler.ts';
import { transport } from './suites/transport.ts';
import type { Result } from './result.ts';

/** Each runs by itself, starts its peers, and is bounded in time; `quick` is a first impression. */
export const suites: Record<
  string,
  (onlyCase: string | undefined, options: { quick: boolean }) => Promise<Result[]>
> = {
  broker,
  gateway,
  hello,
  registry,
  scheduler,
  transport,
};
