import { startBullmq } from './bullmq.ts';
import { startGraphile } from './graphile.ts';
import { startPatchbay } from './patchbay.ts';
import { startPgBoss } from './pg-boss.ts';
import { whyNoRedis } from './redis.ts';
import type { StartSystem } from './system.ts';

/** Those that can be measured here, by name. */
export function findSystems(): Map<string, StartSystem> {
  const systems = new Map<string, StartSystem>([
    ['patchbay', startPatchbay],
    ['graphile-worker', startGraphile],
    ['pg-boss', startPgBoss],
  ]);
  const why = whyNoRedis();
  if (why) console.error(`skipped: BullMQ (${why})`);
  else systems.set('bullmq', startBullmq);
  return systems;
}
