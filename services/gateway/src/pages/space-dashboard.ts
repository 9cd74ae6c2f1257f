import { fromTimestamp, type ReceivedActivity, type ReceivedPlugin } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { iconOf } from '../shell/navigation.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import type { Entered } from '../requests/spaces.ts';
import { callout } from './callout.ts';
import { moment } from './moment.ts';

/** What a space begins with; `activities` is the part that is fetched again. */
export function spaceDashboard(
  { space, roles, manageable }: Entered,
  {
    message,
    widgets,
    activities,
    people,
  }: { message: Html | undefined; widgets: Html; activities: Html; people: Html },
): Html {
  return html`<header class="page-head space-head">
      <h1>${space.title}</h1>
      ${roles.length === 0 && html`<span class="badge">visiting as a site manager</span>`}
    </header>
    ${message}
    ${
      space.archived &&
      callout('warn', 'this space is archived: everything can be seen, nothing can be changed', {
        hint: manageable ? 'take it out of the archive in its settings' : '',
      })
    }
    ${widgets}
    <section aria-labelledby="section-activities">
      <h2 id="section-activities">What happened</h2>
      <div
        data-live="/-/fragments/activities?space=${encodeURIComponent(space.slug)}"
        data-on="spaces"
      >
        ${activities}
      </div>
    </section>
    ${people}`;
}

/** The latest activities, the newest first. */
export function activityList(
  activities: readonly ReceivedActivity[],
  plugins: ReadonlyMap<string, ReceivedPlugin>,
  frame: PageFrame,
): Html {
  if (activities.length === 0) return html`<p class="quiet">Nothing yet.</p>`;
  return html`<ol class="panel activities">
    ${activities.map((activity) => line(activity, plugins.get(activity.plugin), frame))}
  </ol>`;
}

function line(
  { id, actor, actorName, verb, target, link, plugin: slug, at }: ReceivedActivity,
  plugin: ReceivedPlugin | undefined,
  { icon }: PageFrame,
): Html {
  const unknown = slug === '' ? 'Patchbay' : (plugin?.title ?? slug);
  const name = actor === 'platform' ? unknown : actorName || 'Somebody who has left';
  const about = target || (link && 'see it');
  return html`<li id="activity-${id}">
    <span class="tile tile-small">${icon(plugin ? iconOf(plugin) : 'layer-group')}</span>
    <span>
      <strong>${name}</strong> ${verb} ${link ? html`<a href="${link}">${about}</a>` : about}
    </span>
    <span class="quiet">${moment(fromTimestamp(at))}</span>
  </li>`;
}
