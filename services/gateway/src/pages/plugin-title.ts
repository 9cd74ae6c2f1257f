import { fromStruct, type ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { actionForm } from './action-form.ts';

export type TitleValues = { title: string; index: string };
export type TitleViolations = { title?: string | undefined; index?: string | undefined };

/** The form for the operator's title and index, which survive every registration. */
export function titleForm({
  plugin,
  values,
  violations = {},
}: {
  plugin: ReceivedPlugin;
  /** What was sent, when it could not be stored. */
  values?: TitleValues | undefined;
  violations?: TitleViolations | undefined;
}): Html {
  const { slug, operatorTitle, index } = plugin;
  const { title: own } = fromStruct(plugin.manifest);
  const fromManifest = typeof own === 'string' ? own : slug;
  const shown = values ?? { title: operatorTitle, index: index?.toString() ?? '' };
  return html`<section aria-labelledby="section-title">
    <h2 id="section-title">Title and index</h2>
    <div class="panel">
      <form
        id="title-form"
        class="filters"
        method="post"
        action="/plugins/${slug}/title-and-index"
        autocomplete="off"
      >
        <label class="field ${violations.title && 'field-bad'}">
          <span>Title</span>
          <input
            name="title"
            value="${shown.title}"
            placeholder="${fromManifest}"
            maxlength="100"
          />
          <small>${violations.title ?? `empty for the manifest’s: ${fromManifest}`}</small>
        </label>
        <label class="field ${violations.index && 'field-bad'}">
          <span>Index</span>
          <input name="index" value="${shown.index}" inputmode="numeric" />
          <small>${violations.index ?? 'lower comes first; empty for none'}</small>
        </label>
        <button class="button button-primary">Save</button>
      </form>
      ${
        operatorTitle !== '' &&
        actionForm({
          action: `/plugins/${slug}/title-and-index`,
          label: 'Reset to the manifest’s title',
          fields: { title: '', index: index?.toString() ?? '' },
        })
      }
    </div>
  </section>`;
}
