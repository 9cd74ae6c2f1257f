import { fromTimestamp, type ReceivedRun } from '@patchbay/proto';
import type { CommandContext } from './command.ts';
import { everyPage } from './every-page.ts';
import { table } from './table.ts';

const shownRuns = 50;

export type TaskFilter = {
  plugin?: string | undefined;
  task?: string | undefined;
  state?: string | undefined;
  space?: string | undefined;
};

/** Every schedule that the filter leaves. */
export async function listSchedules(
  { scheduler, print, tell }: CommandContext,
  { plugin = '', task = '', state = '', space = '' }: TaskFilter,
): Promise<number> {
  using client = await scheduler();
  const rows: string[][] = [];
  const pages = everyPage((pageToken) =>
    client.listSchedules({
      plugin,
      task,
      state,
      space,
      pageSize: 500,
      pageToken,
    }),
  );
  for await (const page of pages) {
    for (const it of page.schedules) {
      rows.push([
        it.id,
        it.plugin,
        it.task,
        it.spaceSlug || '-',
        it.state,
        timeOf(fromTimestamp(it.nextFireAt)),
        it.pauseReason || it.inactiveReason,
      ]);
    }
  }
  if (rows.length === 0)
    tell('there are no such schedules; a manifest declares them under `tasks`');
  else {
    const headings = ['schedule', 'plugin', 'task', 'space', 'state', 'next', 'why'];
    for (const line of table(headings, rows)) print(line);
  }
  return 0;
}

/** The newest runs that the filter leaves. */
export async function listRuns(
  { scheduler, print, tell }: CommandContext,
  { plugin = '', task = '', state = '', space = '' }: TaskFilter,
): Promise<number> {
  using client = await scheduler();
  const filter = { plugin, task, state, space, pageSize: shownRuns };
  const { runs, nextPageToken } = await client.listRuns(filter);
  if (runs.length === 0) tell('there are no such runs');
  else {
    const rows = runs.map((run) => [
      run.id,
      run.plugin,
      run.task,
      run.spaceSlug || '-',
      run.state,
      timeOf(fromTimestamp(run.scheduledFor)),
      String(run.attempt),
      whyOf(run),
    ]);
    const headings = ['run', 'plugin', 'task', 'space', 'state', 'scheduled for', 'attempt', 'why'];
    for (const line of table(headings, rows)) print(line);
  }
  if (nextPageToken !== '') tell(`these are the newest ${shownRuns}`);
  return 0;
}

/** A run with its attempts and what its handler logged. */
export async function showRun({ scheduler, print }: CommandContext, id: string): Promise<number> {
  using client = await scheduler();
  const { run, attempts } = await client.getRun({ id });
  if (!run) return 1;
  print(`${run.task} of ${run.plugin}, ${run.state}${run.progressText && `: ${run.progressText}`}`);
  print(`scheduled for ${timeOf(fromTimestamp(run.scheduledFor))}`);
  if (run.requestedBy) print(`asked for by ${run.requestedBy}`);
  if (run.skipReason) print(`skipped: ${whyOf(run)}`);
  if (run.resultJson) print(`result ${run.resultJson}`);
  for (const it of attempts) {
    const [from, to] = [fromTimestamp(it.startedAt), fromTimestamp(it.endedAt)];
    print(
      `attempt ${it.attempt} ${it.outcome}, ${timeOf(from)} to ${timeOf(to)} on ${it.instanceId}`,
    );
    if (it.error) print(it.error);
  }
  const pages = everyPage((pageToken) => client.listRunLog({ id, pageSize: 500, pageToken }));
  for await (const { lines } of pages) {
    for (const { at, level, text } of lines) {
      print(`${timeOf(fromTimestamp(at))} ${level} ${text}`);
    }
  }
  return 0;
}

export function timeOf(at: Date | null | undefined): string {
  return at?.toISOString() ?? '-';
}

function whyOf({ skipReason, moments, error }: ReceivedRun): string {
  if (skipReason) return moments > 1 ? `${skipReason}, ${moments} times` : skipReason;
  return error.split('\n', 1)[0] ?? '';
}
