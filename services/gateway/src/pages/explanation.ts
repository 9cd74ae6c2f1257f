import type { ReceivedCheck, ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { badge } from './badge.ts';
import { callout } from './callout.ts';
import { checkList } from './check-list.ts';
import { notAnswered, type NotAnswered } from './not-answered.ts';

/** Which contribution, to whom and in which space; empty for everybody, and outside of spaces. */
export type ExplanationAsked = {
  plugin: string;
  contribution: string;
  user: string;
  space: string;
};

/** Why a contribution is shown or hidden, for the person and space that are entered. */
export function explanationPage({
  asked,
  plugin,
  spaces,
  found,
  unanswered,
}: {
  asked: ExplanationAsked;
  plugin: ReceivedPlugin | undefined;
  spaces: readonly { slug: string; title: string }[];
  found: { checks: readonly ReceivedCheck[] } | { trouble: string };
  unanswered: NotAnswered | undefined;
}): Html {
  const { contribution, user, space } = asked;
  return html`<p class="crumb"><a href="/extension-points">Extension points</a></p>
    <header class="page-head">
      <h1>Why is it shown or hidden?</h1>
      <p class="quiet"><code>${contribution}</code> of ${plugin?.title ?? asked.plugin}</p>
    </header>
    <form class="explain-form" method="get" action="/extension-points/explanation">
      <input type="hidden" name="plugin" value="${asked.plugin}" />
      <input type="hidden" name="contribution" value="${contribution}" />
      <label class="field">
        <span>To the person</span>
        <input
          name="user"
          value="${user}"
          placeholder="username; empty for all"
          autocomplete="off"
          autocapitalize="none"
        />
      </label>
      <label class="field">
        <span>In the space</span>
        <select name="space">
          <option value="">outside of spaces</option>
          ${spaces.map(
            ({ slug, title }) =>
              html`<option value="${slug}" ${slug === space && html`selected`}>${title}</option>`,
          )}
        </select>
      </label>
      <button class="button button-primary">Explain</button>
    </form>
    ${unanswered && notAnswered(asked.plugin, unanswered)}
    ${'trouble' in found ? callout('bad', found.trouble) : verdict(found.checks)}`;
}

function verdict(checks: readonly ReceivedCheck[]): Html {
  const failed = checks.filter(({ passed }) => !passed).length;
  return html`<article class="panel" aria-label="What was checked">
    <div class="panel-head">
      <h2>${failed === 0 ? 'It is shown' : 'It is hidden'}</h2>
      ${badge(failed === 0 ? 'shown' : 'hidden')}
    </div>
    ${checkList(checks)}
  </article>`;
}

/** Where a contribution is explained. */
export function explanationUrl(asked: Pick<ExplanationAsked, 'plugin' | 'contribution'>): string {
  return `/extension-points/explanation?${new URLSearchParams(asked).toString()}`;
}
