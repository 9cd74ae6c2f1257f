import { fromTimestamp, type ReceivedApiToken } from '@patchbay/proto';
import { html, type Html } from '../../shell/html.ts';
import { askFirst } from '../ask-first.ts';
import { moment } from '../moment.ts';

/** The API tokens that count now, each with what ends it; nothing when there is none. */
export function tokenList(
  tokens: readonly ReceivedApiToken[],
  {
    owner,
    action,
  }: {
    /** As in `everything you may do`. */
    owner: 'you' | 'they';
    /** Where the form that revokes one is sent to, with its `id`. */
    action: string;
  },
): Html | undefined {
  const now = Date.now();
  const valid = tokens.filter(
    ({ revokedAt, expiresAt }) =>
      !revokedAt && !(expiresAt && (fromTimestamp(expiresAt)?.getTime() ?? 0) <= now),
  );
  if (valid.length === 0) return undefined;
  return html`<ul class="panel members">
    ${valid.map(
      ({ id, name, scopes, expiresAt, lastUsedAt }) =>
        html`<li id="token-${id}">
          <span>
            <strong>${name}</strong>
            <span class="quiet"
              >${scopes.includes('*') ? `everything ${owner} may do` : scopes.join(', ')} ·
              ${expiresAt ? html`until ${moment(fromTimestamp(expiresAt))}` : 'does not expire'} ·
              ${lastUsedAt ? html`last used ${moment(fromTimestamp(lastUsedAt))}` : 'never used'}</span
            >
          </span>
          ${askFirst({
            id: `revoke-${id}`,
            label: 'Revoke',
            question:
              'Programs that use this token are refused at once. It cannot be brought back.',
            answer: `Revoke the token ${name}`,
            action,
            fields: { id },
          })}
        </li>`,
    )}
  </ul>`;
}
