import type { ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { actionForm } from './action-form.ts';
import { callout } from './callout.ts';
import { neededBy } from './plugin-relations.ts';

/** Asks before a plugin is removed, and says who needs it. */
export function removePage({
  plugin: { slug, title },
  plugins,
  dependents,
  error,
}: {
  plugin: ReceivedPlugin;
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  dependents: readonly string[];
  error: string | undefined;
}): Html {
  const needed = dependents.length > 0;
  return html`<header class="page-head"><h1>Remove ${title}?</h1></header>
    ${error && callout('bad', error)}
    <div class="panel">
      <p>
        Its pages, contributions and tasks go, and its processes are asked to end. Its settings and
        history stay, and when it connects again it is back as it was.
      </p>
      ${
        needed &&
        html`<div class="callout callout-warn">
          <p>It is needed by ${neededBy(dependents, plugins)}</p>
          <p class="quiet">Without it they are blocked and do not serve.</p>
        </div>`
      }
      ${ways({
        slug,
        form: actionForm({
          action: `/plugins/${slug}/remove`,
          label: needed ? 'Remove anyway' : 'Remove',
          fields: needed ? { force: 'true' } : {},
          tone: 'danger',
        }),
      })}
    </div>`;
}

/** Asks before a removed plugin is deleted, and lists what goes with it. */
export function deletePage({
  plugin: { slug, title },
  belongings,
  error,
}: {
  plugin: ReceivedPlugin;
  /** Lines such as `3 settings`; undefined when it cannot be deleted. */
  belongings: readonly string[] | undefined;
  error: string | undefined;
}): Html {
  const form = actionForm({
    action: `/plugins/${slug}/delete`,
    label: 'Delete for ever',
    tone: 'danger',
  });
  return html`<header class="page-head"><h1>Delete ${title}?</h1></header>
    ${error && callout('bad', error)}
    <div class="panel">
      ${
        belongings &&
        html`<p>This cannot be undone. With it goes:</p>
          <ul class="belongings">
            ${belongings.map((line) => html`<li>${line}</li>`)}
          </ul>`
      }
      ${ways({ slug, form: belongings && form })}
    </div>`;
}

function ways({ slug, form }: { slug: string; form: Html | undefined }): Html {
  return html`<div class="ways">
    ${form}
    <a class="button" href="/plugins/${slug}">Keep it</a>
  </div>`;
}
