import { fromTimestamp, type ReceivedSpace } from '@patchbay/proto';
import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';
import { callout } from './callout.ts';
import { moment } from './moment.ts';

/** The spaces that somebody is in, or all. */
export function spacesPage({
  spaces,
  all,
  maySeeAll,
  mayCreate,
  message,
  frame,
}: {
  spaces: readonly ReceivedSpace[];
  all: boolean;
  maySeeAll: boolean;
  mayCreate: boolean;
  message: Html | undefined;
  frame: PageFrame;
}): Html {
  return html`<header class="page-head space-head">
      <h1>${all ? 'All spaces' : 'My spaces'}</h1>
      ${mayCreate && html`<a class="button button-primary" href="/spaces/new">Create a space</a>`}
    </header>
    ${message}
    ${
      maySeeAll &&
      html`<nav class="tabs" aria-label="Which spaces">
        <a href="/spaces" ${!all && html`aria-current="page"`}>Mine</a>
        <a href="/spaces?all=1" ${all && html`aria-current="page"`}>All</a>
      </nav>`
    }
    ${
      spaces.length === 0
        ? html`<p class="quiet">
            A space is a place for a team or a project: its own people, its own plugins.
            ${mayCreate ? 'Create the first one.' : 'You are in none yet; ask an admin of one to take you in.'}
          </p>`
        : html`<ul class="cards">
            ${spaces.map((space) => card(space, frame))}
          </ul>`
    }`;
}

function card(space: ReceivedSpace, { icon }: PageFrame): Html {
  const { slug, title, members, roles, archivedAt, expiresAt } = space;
  const role = roles.includes('admin')
    ? 'You are an admin'
    : roles.length > 0
      ? 'You are in it'
      : '';
  return html`<li>
    <a class="card ${archivedAt && 'away'}" href="/s/${slug}/">
      <span class="tile">${icon(archivedAt ? 'box-archive' : 'layer-group')}</span>
      <span class="card-text">
        <strong>${title}</strong>
        <span class="quiet"
          >${[`${members} ${members === 1 ? 'person' : 'people'}`, role].filter(Boolean).join(' · ')}
          ${expiresAt && !archivedAt && html`· expires ${moment(fromTimestamp(expiresAt))}`}</span
        >
      </span>
      ${archivedAt && html`<span class="badge">archived</span>`}
    </a>
  </li>`;
}

/** The form for a new space. */
export function newSpacePage({
  title = '',
  expires = '',
  error,
}: {
  title?: string;
  /** As a date input has it. */
  expires?: string;
  error?: string;
}): Html {
  return html`<p class="crumb"><a href="/spaces">My spaces</a></p>
    <header class="page-head"><h1>Create a space</h1></header>
    ${error && callout('bad', error)}
    <div class="panel">
      <form class="stack" method="post" action="/spaces/new" autocomplete="off">
        <label class="field">
          <span>Title</span>
          <input name="title" value="${title}" maxlength="100" required autofocus />
          <small>its address comes from it and stays</small>
        </label>
        <label class="field">
          <span>Expires</span>
          <input type="date" name="expires" value="${expires}" />
          <small>archived at the end of this day (UTC); empty for never</small>
        </label>
        <div class="ways">
          <button class="button button-primary">Create</button>
          <a class="button" href="/spaces">Cancel</a>
        </div>
      </form>
    </div>`;
}
