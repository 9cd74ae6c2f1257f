import { fromTimestamp, type ReceivedCredential, type ReceivedPlugin } from '@patchbay/proto';
import { askFirst } from '../pages/ask-first.ts';
import { callout } from '../pages/callout.ts';
import { moment } from '../pages/moment.ts';
import type { Message } from '../pages/tasks.ts';
import { html, type Html } from '../shell/html.ts';

/** A credential that was made just now, with its text. */
export type MadeCredential = { slug: string; token: string };

export type CredentialsPageData = {
  credentials: readonly ReceivedCredential[];
  plugins: ReadonlyMap<string, ReceivedPlugin>;
  /** The slug of the plugin whose credentials alone are listed; empty for all. */
  plugin: string;
  /** Whether these are the first of them. */
  first: boolean;
  nextPage: string;
  /** For which plugin a new one was asked for. */
  wanted: string;
  made: MadeCredential | undefined;
  message: Message | undefined;
  /** Whether who made and revoked them is shown to them. */
  mayReadAudit: boolean;
};

/** The credentials that processes connect with, by plugin; those that are revoked stay listed. */
export function credentialsPage(data: CredentialsPageData): Html {
  const { credentials, plugin, first, nextPage, made, message } = data;
  const listed = new URLSearchParams({ ...(plugin && { plugin }) });
  const next = new URLSearchParams({ ...(plugin && { plugin }), page: nextPage });
  return html`<header class="page-head">
      <h1>Credentials</h1>
      <p class="quiet">
        A process connects as a plugin with a credential of that plugin, and only as that one.
      </p>
    </header>
    ${message && callout(message.tone, message.text)} ${made && shownOnce(made)}
    ${newCredential(data)}
    <section aria-labelledby="credentials">
      <div class="section-head">
        <h2 id="credentials">${plugin ? `Of ${titleOf(data, plugin)}` : 'Of every plugin'}</h2>
        ${plugin && html`<a href="/credentials">Those of every plugin</a>`}
      </div>
      ${
        credentials.length === 0
          ? html`<p class="nothing quiet">There is none yet.</p>`
          : credentialTable(data)
      }
      ${
        (nextPage || !first) &&
        html`<p class="actions">
          ${!first && html`<a class="button" href="/credentials?${listed.toString()}">The first</a>`}
          ${nextPage && html`<a class="button" href="/credentials?${next.toString()}">More</a>`}
        </p>`
      }
    </section>`;
}

function titleOf({ plugins }: Pick<CredentialsPageData, 'plugins'>, slug: string): string {
  return plugins.get(slug)?.title || slug;
}

function shownOnce({ slug, token }: MadeCredential): Html {
  return html`<div class="callout callout-good" role="status">
    <p>
      This is the credential of <strong>${slug}</strong>. Copy it now: it is not shown again. Give
      it to the process as <code>PATCHBAY_CREDENTIAL</code>.
    </p>
    <p class="command">
      <code class="secret">${token}</code>
      <wa-copy-button value="${token}" copy-label="Copy the credential"></wa-copy-button>
    </p>
  </div>`;
}

function newCredential({ plugins, plugin, wanted }: CredentialsPageData): Html {
  return html`<form class="panel inline-form new-credential" method="post" action="/credentials">
    <input type="hidden" name="plugin" value="${plugin}" />
    <label class="field">
      <span>New credential for the plugin</span>
      <input
        name="slug"
        value="${wanted}"
        list="known-plugins"
        maxlength="63"
        placeholder="hello"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        required
        aria-describedby="new-credential-note"
      />
    </label>
    <datalist id="known-plugins">
      ${[...plugins.values()].map(({ slug, title }) => html`<option value="${slug}">${title}</option>`)}
    </datalist>
    <button class="button button-primary">Make credential</button>
    <small id="new-credential-note">
      its slug, as its manifest says; it need not have connected before
    </small>
  </form>`;
}

function credentialTable(data: CredentialsPageData): Html {
  const { credentials, mayReadAudit } = data;
  return html`<table class="panel-table credential-list">
    <thead>
      <tr>
        <th>Plugin</th>
        <th>Made</th>
        <th>Last used</th>
        <th><span class="hidden">What to do with it</span></th>
      </tr>
    </thead>
    <tbody>
      ${credentials.map(
        ({ id, slug, bundled, createdAt, lastUsedAt, revokedAt }) =>
          html`<tr id="credential-${id}">
            <td data-label="Plugin">
              <a href="/plugins/${slug}">${titleOf(data, slug)}</a>
              ${bundled && html`<span class="tag">bundled</span>`}
              ${titleOf(data, slug) !== slug && html`<span class="quiet">${slug}</span>`}
            </td>
            <td data-label="Made">
              ${moment(fromTimestamp(createdAt))}
              ${
                mayReadAudit &&
                html`<a
                  class="quiet"
                  href="/audit?${new URLSearchParams({ action: 'credential.', target: `plugin:${slug}` }).toString()}"
                  >by whom<span class="hidden"> the credentials of ${slug} were made</span></a
                >`
              }
            </td>
            <td data-label="Last used">
              ${lastUsedAt ? moment(fromTimestamp(lastUsedAt)) : html`<span class="quiet">never</span>`}
            </td>
            <td>
              <div class="cell-actions">
                ${
                  revokedAt
                    ? html`<span class="badge badge-off"
                        >revoked ${moment(fromTimestamp(revokedAt))}</span
                      >`
                    : revocation({ id, slug }, data)
                }
              </div>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function revocation(
  { id, slug }: Pick<ReceivedCredential, 'id' | 'slug'>,
  { plugin }: CredentialsPageData,
): Html {
  return askFirst({
    id: `revoke-${id}`,
    label: 'Revoke',
    question: `What is connected as ${slug} with this credential is cut off at once. It cannot be brought back: make a new one first if the plugin is to go on.`,
    answer: `Revoke this credential of ${slug}`,
    action: `/credentials/${id}/revoke`,
    fields: { slug, plugin },
  });
}
