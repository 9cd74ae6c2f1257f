import type { AnswerTrouble } from '../requests/answer-troubles.ts';
import { html, type Html } from '../shell/html.ts';
import { callout } from './callout.ts';
import { moment } from './moment.ts';
import type { SeenBy } from './seen-by.ts';

/** What was wrong with a plugin's answers in the last five minutes, beside why it is in the state it is in. */
export function answerTroubles(
  troubles: readonly AnswerTrouble[],
  { worker, workers }: SeenBy,
): Html | undefined {
  if (troubles.length === 0) return undefined;
  const whose =
    worker === undefined || workers === 1
      ? 'this gateway; other replicas count'
      : `worker ${worker} of ${workers}; the others count`;
  return html`${troubles.map(answerTrouble)}
    <p class="quiet">Counted ${moment(new Date())} by ${whose} for themselves.</p>`;
}

function answerTrouble({ message, hint, last }: AnswerTrouble): Html {
  const details = html`<p class="quiet">
    The last was <code>${last.request}</code>, ${moment(last.at)}, request id
    <code>${last.requestId}</code>.
  </p>`;
  return callout('warn', message, { hint, details });
}
