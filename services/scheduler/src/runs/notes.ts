import type { Database, Logger, Nats } from '@patchbay/chassis';
import { nats as wire } from '@patchbay/proto';
import type { Events } from '../events.ts';
import { noteProgress, storeLines, type Progress, type StoredLine } from './notes-store.ts';
import { plainText } from './plain-text.ts';
import { respond } from '../triggers/responder.ts';
import { parseRunId } from '../triggers/run-key.ts';

const longestText = 300;
const longestLine = 4_000;
/** A run that logs more than this loses the rest: the plugin's own log has it. */
const linesAtMost = 2_000;

/** Takes what handlers say while they run: their progress, and the lines of their log. */
export function takeNotes({
  db,
  nats,
  events,
  log,
}: {
  db: Database;
  nats: Nats;
  events: Events;
  log: Logger;
}): AsyncDisposable {
  const answer = async (plugin: string, { runs }: wire.RunNotes): Promise<object> => {
    const progress: Progress[] = [];
    const lines: StoredLine[] = [];
    for (const { runId, attempt, fence, progress: said, lines: logged } of runs) {
      const key = parseRunId(runId);
      if (!key) continue;
      if (said) {
        const text = plainText(said.text, { maxLength: longestText });
        progress.push({ ...key, fence, fraction: said.fraction, text });
      }
      for (const { at, level, text } of logged) {
        lines.push({
          ...key,
          attempt,
          at,
          level,
          text: plainText(text, { maxLength: longestLine }),
        });
      }
    }
    if (progress.length > 0) {
      for (const run of await noteProgress(db, plugin, progress)) {
        events.progressed({ ...run, plugin });
      }
    }
    if (lines.length > 0) await storeLines(db, plugin, lines, { most: linesAtMost });
    return {};
  };
  const subject = wire.subjects.notes('*');
  return respond({ nats, subject, schema: wire.runNotes, answer, events, log });
}
