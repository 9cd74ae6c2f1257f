import { html, type Html } from './html.ts';
import type { Recipients } from './telling.ts';

const field = 'notify';

/** Boxes for a form of the plugin: whom to notify, by role or one by one. `readRecipients` reads them. */
export function recipientChooser({ roles, members }: Recipients): Html {
  const box = (value: string, label: string) =>
    html`<div>
      <label><input type="checkbox" name="${field}" value="${value}" /> ${label}</label>
    </div>`;
  return html`<fieldset>
    <legend>Notify</legend>
    ${roles.map(({ role, title, members: n }) => box(`role:${role}`, `${title} (${n})`))}
    <details>
      <summary>Some of them</summary>
      ${members.map(({ userId, name }) => box(`user:${userId}`, name))}
    </details>
  </fieldset>`;
}

/** Whom somebody chose, for `notifications.send`: who is meant twice is still told once. */
export function readRecipients(form: FormData): { roles: string[]; users: string[] } {
  const chosen = form.getAll(field).filter((value) => typeof value === 'string');
  const those = (kind: string) =>
    chosen.flatMap((value) => (value.startsWith(kind) ? [value.slice(kind.length)] : []));
  return { roles: those('role:'), users: those('user:') };
}
