import type { CallHealth } from '../broker/safeguards.ts';
import type { AnswerTrouble } from '../requests/answer-troubles.ts';
import type { FailingRoute } from '../requests/answer-health.ts';
import { html, type Html } from '../shell/html.ts';
import { callout } from './callout.ts';

/** Why somebody who may see a contribution may get no answer from its plugin all the same. */
export type NotAnswered = {
  /** The route of the page that it leads to, if that fails. */
  failing: FailingRoute | undefined;
  /** Of the calls that are made to its plugin, if it is shown by calls and was left out. */
  calls: CallHealth | undefined;
  /** What was wrong with its plugin's answers lately. */
  troubles: readonly AnswerTrouble[];
};

export function notAnswered(
  plugin: string,
  { failing, calls, troubles }: NotAnswered,
): Html | undefined {
  const said = [
    failing && routeFails(failing),
    calls && callsFail(calls),
    ...troubles.map(({ message }) => message),
  ].filter((it) => it !== undefined);
  if (said.length === 0) return undefined;
  const actions = html`<a class="button" href="/plugins/${plugin}">What it did not answer</a>`;
  return html`${said.map((message) => callout('warn', message, { actions }))}`;
}

function routeFails({ route, failures, last }: FailingRoute): string {
  const why = last[0] ? `: ${last[0].why}` : '';
  return `the page that it leads to, ${route}, is asked now and then only, because it did not answer ${failures.toLocaleString('en')} times in a row${why}`;
}

function callsFail({ state, reason }: CallHealth): string | undefined {
  if (state === 'closed') return undefined;
  return `it is left out for a moment: its plugin is not called, because it failed again and again: ${reason}`;
}
