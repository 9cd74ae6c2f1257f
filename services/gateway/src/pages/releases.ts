import {
  fromTimestamp,
  shownVersion,
  type ReceivedPlugin,
  type ReceivedRelease,
} from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import { actionForm } from './action-form.ts';
import { badge } from './badge.ts';
import { moment } from './moment.ts';
import { prose } from './prose.ts';
import { rejectForm } from './reject-release.ts';

/** Every version that has registered, the newest first, and what an operator can do with it. */
export function releaseTable(plugin: ReceivedPlugin): Html {
  return html`<table class="panel-table">
    <thead>
      <tr>
        <th>Version</th>
        <th>Approval</th>
        <th>Instances</th>
        <th>First seen</th>
        <th>Against the active one</th>
        <th><span class="hidden">Actions</span></th>
      </tr>
    </thead>
    <tbody>
      ${plugin.releases.map((release) => releaseRow(release, plugin))}
    </tbody>
  </table>`;
}

function releaseRow(release: ReceivedRelease, plugin: ReceivedPlugin): Html {
  const { version, instances, firstSeenAt } = release;
  return html`<tr id="release-${version}">
    <td data-label="Version">
      <strong>${shownVersion(version)}</strong>
      <span class="quiet">${standingOf(release, plugin)}</span>
    </td>
    <td data-label="Approval">${approval(release)}</td>
    <td data-label="Instances">${instances}</td>
    <td data-label="First seen">${moment(fromTimestamp(firstSeenAt))}</td>
    <td data-label="Against active">${changes(release, plugin)}</td>
    <td class="cell-action"><div class="cell-actions">${actions(release, plugin)}</div></td>
  </tr>`;
}

function approval({ approved, rejectedAt, rejectionReason }: ReceivedRelease): Html {
  if (approved) return badge('approved');
  if (!rejectedAt) return html`<span class="badge badge-warn">waits for approval</span>`;
  return html`${badge('rejected')}
    <span class="quiet">${prose(rejectionReason)} ${moment(fromTimestamp(rejectedAt))}</span>`;
}

function standingOf({ version, diff }: ReceivedRelease, plugin: ReceivedPlugin): string {
  const standing = version === plugin.version ? 'active' : (diff?.direction ?? '');
  return [standing, version === plugin.pinnedVersion && 'pinned'].filter(Boolean).join(' · ');
}

function changes({ version, diff }: ReceivedRelease, plugin: ReceivedPlugin): Html {
  const { added = [], removed = [] } = diff ?? {};
  const isCompared = diff && plugin.version && version !== plugin.version;
  if (!isCompared && added.length === 0) return html`<span class="quiet">–</span>`;
  if (added.length + removed.length === 0) return html`<span class="quiet">no difference</span>`;
  return html`<ul class="changes">
    ${added.map((line) => html`<li class="change-added"><span class="hidden">adds </span>${line}</li>`)}
    ${removed.map((line) => html`<li class="change-removed"><span class="hidden">takes away </span>${line}</li>`)}
  </ul>`;
}

/** A release without an instance can be pinned too, but then nothing serves until one starts. */
function actions(release: ReceivedRelease, plugin: ReceivedPlugin): Html {
  const { version, approved, rejectedAt, instances } = release;
  const { slug, pinnedVersion, state } = plugin;
  if (state?.name === 'removed') return html``;
  const form = (path: string, label: string, fields: Record<string, string>) =>
    actionForm({ action: `/plugins/${slug}/${path}`, label, name: `${label} ${version}`, fields });
  const waits = !approved && !rejectedAt;
  return html`${!approved && form('approve', 'Approve', { version })}
  ${waits && rejectForm(slug, version, { id: `reject-${version}` })}
  ${version === pinnedVersion && form('pin', 'Unpin', { version: '' })}
  ${approved && version !== pinnedVersion && form('pin', 'Pin', { version })}
  ${
    approved &&
    version !== pinnedVersion &&
    instances === 0 &&
    html`<span class="quiet">no instance runs it</span>`
  }`;
}
