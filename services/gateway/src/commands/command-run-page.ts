import { fromTimestamp, fromValue, type ReceivedCommandRun } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { badge } from '../pages/badge.ts';
import { callout } from '../pages/callout.ts';
import { duration, moment } from '../pages/moment.ts';
import { resultSection } from './command-page.ts';
import { commandUrl } from './command-url.ts';

/** One run of a command; fetched again until it has ended. */
export function commandRunContent(
  run: ReceivedCommandRun,
  { title, by }: { title: string; by: string },
): Html {
  const { id, state, startedAt, finishedAt, result, error } = run;
  const [start, end] = [fromTimestamp(startedAt), fromTimestamp(finishedAt)];
  const running = state === 'running';
  return html`<header class="plugin-head" ${running && html`data-again="1000"`}>
      <div class="plugin-title">
        <h1>${title}</h1>
        <p class="quiet">Run ${id}</p>
      </div>
      ${badge(state)}
    </header>
    <article class="panel" aria-label="This run">
      <dl class="task-facts">
        <div>
          <dt>Started</dt>
          <dd>${moment(start)}</dd>
        </div>
        <div>
          <dt>Run by</dt>
          <dd>${by}</dd>
        </div>
        ${
          start &&
          end &&
          html`<div>
            <dt>Took</dt>
            <dd>${duration(end.getTime() - start.getTime())}</dd>
          </div>`
        }
      </dl>
      ${running && html`<p class="quiet">It goes on also when you leave this page.</p>`}
    </article>
    ${error && callout('bad', error.message)}
    ${state === 'succeeded' && resultSection(result ? fromValue(result) : null)}
    <p class="crumb-end"><a href="${commandUrl(run)}">Run it again</a></p>`;
}
