import {
  fromStruct,
  fromTimestamp,
  toTimestamp,
  type HandlersOf,
  type scheduler,
} from '@patchbay/proto';
import { z } from 'zod';
import { noRun, runKeyOf, scheduleIdOf } from './asked.ts';
import { callerOf } from './caller.ts';
import { countRuns, earlierAttempts, listRuns, readRun } from '../runs/history-store.ts';
import { toAttempts, toRun } from './messages.ts';
import { readLines } from '../runs/notes-store.ts';
import { pageSize, pageToken, parsePageToken } from './page.ts';
import { cancelRun, retryFailed, retryRun, runNow, type ActionDeps } from '../runs/run-actions.ts';

type Calls = Pick<
  HandlersOf<typeof scheduler>,
  | 'listRuns'
  | 'getRun'
  | 'listRunLog'
  | 'countRuns'
  | 'runNow'
  | 'cancelRun'
  | 'retryRun'
  | 'retryRuns'
>;

const position = z.object({ scheduleId: z.int(), nominalUs: z.int() });
const linePosition = z.object({ line: z.int() });
const retriedAtMost = 1_000;

/** The calls about runs. */
export function runCalls(deps: ActionDeps): Calls {
  const { db } = deps;
  return {
    async listRuns({ plugin, task, state, scheduleId, since, until, space, ...asked }) {
      const size = pageSize(asked.pageSize);
      const rows = await listRuns(db, {
        plugin,
        task,
        state,
        scheduleId: scheduleId === '' ? undefined : scheduleIdOf(scheduleId),
        since: fromTimestamp(since),
        until: fromTimestamp(until),
        space,
        after: parsePageToken(position, asked.pageToken),
        limit: size + 1,
      });
      const page = rows.slice(0, size);
      const last = rows.length > size ? page.at(-1) : undefined;
      return {
        runs: page.map(toRun),
        nextPageToken: last
          ? pageToken({ scheduleId: last.scheduleId, nominalUs: last.nominalUs })
          : '',
      };
    },
    async getRun({ id }) {
      const key = runKeyOf(id);
      const [run, earlier] = await Promise.all([readRun(db, key), earlierAttempts(db, key)]);
      if (!run) throw noRun(id);
      return { run: toRun(run), attempts: toAttempts(run, earlier) };
    },
    async listRunLog({ id, ...asked }) {
      const size = pageSize(asked.pageSize);
      const after = parsePageToken(linePosition, asked.pageToken)?.line ?? 0;
      const rows = await readLines(db, { ...runKeyOf(id), after, limit: size + 1 });
      const page = rows.slice(0, size);
      const last = rows.length > size ? page.at(-1) : undefined;
      return {
        lines: page.map(({ attempt, at, level, text }) => {
          return { attempt, at: toTimestamp(at), level, text };
        }),
        nextPageToken: last ? pageToken({ line: last.line }) : '',
      };
    },
    async countRuns({ plugin, task, since }) {
      const rows = await countRuns(db, { plugin, task, since: fromTimestamp(since) });
      return { counts: Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
    },
    async runNow({ scheduleId: id, params: struct, ...asked }, context) {
      const params = struct ? fromStruct(struct) : undefined;
      return { run: toRun(await runNow(deps, { id, by: callerOf(asked, context), params })) };
    },
    async cancelRun({ id, ...asked }, context) {
      return toRun(await cancelRun(deps, { id, by: callerOf(asked, context) }));
    },
    async retryRun({ id, ...asked }, context) {
      return toRun(await retryRun(deps, { id, by: callerOf(asked, context) }));
    },
    async retryRuns({ plugin, task, since, until, limit, ...asked }, context) {
      return retryFailed(
        deps,
        { plugin, task, since: fromTimestamp(since), until: fromTimestamp(until) },
        {
          by: callerOf(asked, context),
          limit: Math.min(limit === 0 ? retriedAtMost : limit, retriedAtMost),
        },
      );
    },
  };
}
