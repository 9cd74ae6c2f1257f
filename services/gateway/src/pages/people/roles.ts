import type { ReceivedPermission, ReceivedRole } from '@patchbay/proto';
import { html, type Html } from '../../shell/html.ts';
import { askFirst } from '../ask-first.ts';
import { callout } from '../callout.ts';
import { peopleTabs, textField, type Message } from './people.ts';

/** Every role with what it permits; what plugins declare stands under their names. */
export function rolesPage({
  roles,
  permissions,
  titleOf,
  message,
}: {
  roles: readonly ReceivedRole[];
  permissions: readonly ReceivedPermission[];
  /** How a plugin is called. */
  titleOf: (slug: string) => string;
  message: Message | undefined;
}): Html {
  return html`<header class="page-head">
      <h1>Roles</h1>
      <p class="quiet">What people with a role may do, on this site or in a space.</p>
    </header>
    ${peopleTabs('/roles')} ${message && callout(message.tone, message.text)}
    <div class="stack">${roles.map((role) => rolePanel(role, permissions, titleOf))}</div>
    <section aria-labelledby="new-role">
      <h2 id="new-role">New role</h2>
      <form method="post" action="/roles" class="panel form-panel">
        <div class="form-fields">
          ${textField('title', 'Title', '', { required: true })}
          ${textField('name', 'Short name, like "editor"', '', { required: true })}
          ${textField('description', 'What it is for', '')}
        </div>
        <button class="button button-primary">Create role</button>
      </form>
    </section>`;
}

function rolePanel(
  role: ReceivedRole,
  permissions: readonly ReceivedPermission[],
  titleOf: (slug: string) => string,
): Html {
  const { name, title, description, scope, builtIn, everything } = role;
  const held = new Set(role.permissions);
  const sources = [...new Set(permissions.map(({ plugin }) => plugin))].toSorted();
  return html`<article class="panel" id="role-${name}">
    <div class="panel-head">
      <div class="panel-title">
        <h2>${title}</h2>
        <p class="quiet"><code>${name}</code> ${description && html`· ${description}`}</p>
      </div>
      ${scope === 'space' && html`<span class="badge">in spaces</span>`}
      ${
        !builtIn &&
        askFirst({
          id: `delete-role-${name}`,
          label: 'Delete',
          question: `Whoever has the role ${title} loses at once what it alone lets them do. It cannot be brought back.`,
          answer: `Delete the role ${title}`,
          action: `/roles/${name}/delete`,
        })
      }
    </div>
    ${
      everything
        ? html`<p class="form-panel">Has every permission, also those that come later.</p>`
        : html`<details class="form-panel">
            <summary>
              ${held.size === 0 ? 'No permission' : held.size === 1 ? '1 permission' : `${held.size} permissions`}
            </summary>
            <form method="post" action="/roles/${name}">
              ${sources.map(
                (source) =>
                  html`<fieldset>
                    <legend>${source === '' ? 'Platform' : titleOf(source)}</legend>
                    <ul class="choices">
                      ${permissions
                        .filter(({ plugin }) => plugin === source)
                        .map((permission) => permissionChoice(permission, held))}
                    </ul>
                  </fieldset>`,
              )}
              <button class="button button-primary">Save ${title}</button>
            </form>
          </details>`
    }
  </article>`;
}

function permissionChoice(
  { name, title, description, obsolete }: ReceivedPermission,
  held: ReadonlySet<string>,
): Html {
  return html`<li>
    <label class="choice ${obsolete && 'choice-obsolete'}">
      <input type="checkbox" name="permission" value="${name}" ${held.has(name) && html`checked`} />
      <span>
        <strong>${title}</strong> <code>${name}</code>
        ${obsolete && html`<span class="badge badge-off">obsolete</span>`}
        ${description && html`<span class="quiet">${description}</span>`}
      </span>
    </label>
  </li>`;
}
