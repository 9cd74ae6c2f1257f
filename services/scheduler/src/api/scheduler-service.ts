import { platformOnly, type Logger } from '@patchbay/chassis';
import { mount, scheduler as service, type Mounted } from '@patchbay/proto';
import type { ActionDeps } from '../runs/run-actions.ts';
import { runCalls } from './run-calls.ts';
import { scheduleCalls } from './schedule-calls.ts';

/** `patchbay.scheduler.v1.Scheduler`: what there is to run, what ran, and what people do about it. */
export function mountScheduler({
  log,
  platformToken,
  ...deps
}: ActionDeps & {
  log: Logger;
  platformToken: string;
  /** Told that a schedule may be due soon. */
  onScheduled: () => void;
}): Mounted {
  return mount(
    service,
    { ...scheduleCalls(deps), ...runCalls(deps) },
    platformOnly({ log, platformToken }),
  );
}
