import {
  fromTimestamp,
  type ReceivedSpace,
  type ReceivedSpaceMember,
  type ReceivedSpacePlugin,
} from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { actionForm } from './action-form.ts';
import { askFirst } from './ask-first.ts';
import { callout } from './callout.ts';
import { spaceMembers } from './space-members.ts';
import { spacePlugins } from './space-plugins.ts';

/** What the admins of a space decide. An archived one can only be restored, prolonged or deleted. */
export function spaceSettings({
  space,
  plugins,
  members,
  hasSettings,
  message,
  frame,
}: {
  space: ReceivedSpace;
  plugins: readonly ReceivedSpacePlugin[];
  members: readonly ReceivedSpaceMember[];
  /** Whether a plugin has something to set for each space. */
  hasSettings: (plugin: string) => boolean;
  message: Html | undefined;
  frame: PageFrame;
}): Html {
  const { slug, title, archivedAt } = space;
  const archive = { action: `/s/${slug}/settings/archive` };
  return html`<p class="crumb"><a href="/s/${slug}/">${title}</a></p>
    <header class="page-head"><h1>Settings of ${title}</h1></header>
    ${message}
    ${archivedAt && callout('warn', 'this space is archived: take it out of the archive to change it')}
    ${!archivedAt && [spacePlugins(space, plugins, { hasSettings, frame }), spaceMembers(slug, members)]}
    <section aria-labelledby="section-space">
      <h2 id="section-space">The space</h2>
      <div class="panel">${aboutForm(space)}</div>
    </section>
    <section aria-labelledby="section-end">
      <h2 id="section-end">Archive and delete</h2>
      <div class="panel stack">
        <p>
          ${
            archivedAt
              ? 'It is read-only. Taken out of the archive, it is as it was.'
              : 'An archived space can be seen, and nothing in it can be changed or runs.'
          }
        </p>
        <div class="ways">
          ${
            archivedAt
              ? actionForm({
                  ...archive,
                  label: 'Take out of the archive',
                  fields: { archived: 'no' },
                })
              : askFirst({
                  ...archive,
                  id: 'archive',
                  label: 'Archive',
                  question: `Nobody can change anything in ${title} any more, and its tasks stop, until it is taken out of the archive.`,
                  answer: `Archive ${title}`,
                  tone: 'plain',
                  fields: { archived: 'yes' },
                })
          }
          <a class="button button-danger" href="/s/${slug}/settings/delete">Delete…</a>
        </div>
      </div>
    </section>`;
}

function aboutForm({ slug, title, expiresAt, archivedAt }: ReceivedSpace): Html {
  const expires = fromTimestamp(expiresAt)?.toISOString().slice(0, 10) ?? '';
  return html`<form class="filters" method="post" action="/s/${slug}/settings" autocomplete="off">
    <label class="field">
      <span>Title</span>
      <input
        name="title"
        value="${title}"
        maxlength="100"
        required
        ${archivedAt && html`readonly`}
      />
      <small>its address stays /s/${slug}/</small>
    </label>
    <label class="field">
      <span>Expires</span>
      <input type="date" name="expires" value="${expires}" />
      <small>archived at the end of this day (UTC); empty for never</small>
    </label>
    <button class="button button-primary">Save</button>
  </form>`;
}

/** Asks before a space is deleted, and lists what goes with it. */
export function deleteSpacePage({
  slug,
  title,
  belongings,
}: {
  slug: string;
  title: string;
  belongings: readonly string[];
}): Html {
  return html`<p class="crumb"><a href="/s/${slug}/settings">Settings of ${title}</a></p>
    <header class="page-head"><h1>Delete ${title}?</h1></header>
    <div class="panel">
      <p>This cannot be undone. With it goes:</p>
      <ul class="belongings">
        ${belongings.map((line) => html`<li>${line}</li>`)}
      </ul>
      <div class="ways">
        ${actionForm({
          action: `/s/${slug}/settings/delete`,
          label: 'Delete for ever',
          tone: 'danger',
        })}
        <a class="button" href="/s/${slug}/settings">Keep it</a>
      </div>
    </div>`;
}
