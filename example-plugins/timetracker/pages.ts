import { html, recipientChooser, type Html, type Recipients } from '@patchbay/sdk';
import { asHours, rounded, total } from './rounding.ts';
import type { TrackerSettings } from './settings.ts';
import type { NewTicket, Ticket } from './tickets.ts';

/** The tickets, with the timer of whoever looks; its links are relative to `/tickets`. */
export function listPage({
  title,
  tickets,
  timer,
  everywhere,
  settings,
}: {
  title: string;
  tickets: readonly Ticket[];
  timer: { title: string; started: Date } | undefined;
  /** Address of the person's own tickets in all spaces, for a list that is of one. */
  everywhere?: string | undefined;
  settings: TrackerSettings;
}): Html {
  const { rounding_minutes: to } = settings;
  return html`<h1>${title}</h1>
    <p>
      ${asHours(total(tickets, to))} in all, each rounded up to ${to} minutes ·
      <a href="month">by month</a>
      ${everywhere !== undefined && html`· <a href="${everywhere}">mine everywhere</a>`}
    </p>
    ${timerForm(timer)}
    <p><a href="new">Add time by hand</a></p>
    ${
      tickets.length === 0
        ? html`<p>Nothing yet.</p>`
        : html`<table>
            <tr>
              <th>Day</th>
              <th>What</th>
              <th>Who</th>
              <th>Time</th>
            </tr>
            ${tickets.map(
              (ticket) =>
                html`<tr>
                  <td>${ticket.day}</td>
                  <td>
                    <a href="tickets/${ticket.id}">${ticket.title}</a>
                    ${ticket.category && html`<br /><small>${ticket.category}</small>`}
                  </td>
                  <td>${ticket.authorName}</td>
                  <td>${asHours(rounded(ticket.minutes, to))}</td>
                </tr>`,
            )}
          </table>`
    }`;
}

function timerForm(timer: { title: string; started: Date } | undefined): Html {
  if (!timer) {
    return html`<form method="post" action="timer">
      <label>What are you at? <input name="title" required maxlength="200" /></label>
      <button type="submit">Start</button>
    </form>`;
  }
  return html`<form method="post" action="timer/stop">
    <p>
      <strong>${timer.title}</strong> since
      <time datetime="${timer.started.toISOString()}"
        >${timer.started.toISOString().slice(11, 16)}</time
      >
      UTC <button type="submit">Stop</button>
    </p>
  </form>`;
}

/** The form of a ticket; a new one can be told to others. */
export function ticketPage({
  heading,
  ticket,
  categories,
  recipients,
  back,
  remove,
}: {
  heading: string;
  ticket: NewTicket;
  categories: readonly string[];
  recipients?: Recipients | undefined;
  /** Address of the list. */
  back: string;
  /** Address that deletes it. */
  remove?: string;
}): Html {
  const { title, note, category, minutes, billable, day } = ticket;
  const kinds = categories.includes(category) ? categories : [category, ...categories];
  return html`<h1>${heading}</h1>
    <p><a href="${back}">All tickets</a></p>
    <form method="post">
      <p>
        <label>What <input name="title" value="${title}" required maxlength="200" /></label>
      </p>
      <p>
        <label>Day <input type="date" name="day" value="${day}" required /></label>
      </p>
      <p>
        <label>
          Minutes
          <input type="number" name="minutes" value="${minutes}" min="1" max="1440" required />
        </label>
      </p>
      <p>
        <label>
          Kind of work
          <select name="category">
            ${kinds.map(
              (kind) =>
                html`<option value="${kind}" ${kind === category && html`selected`}>
                  ${kind || 'none'}
                </option>`,
            )}
          </select>
        </label>
        <label>
          <input type="checkbox" name="billable" ${billable && html`checked`} /> to be billed
        </label>
      </p>
      <p>
        <label>Note<br /><textarea name="note" rows="3">${note}</textarea></label>
      </p>
      ${recipients && recipientChooser(recipients)}
      <p><button type="submit">Save</button></p>
    </form>
    ${
      remove !== undefined &&
      html`<form method="post" action="${remove}">
        <p><button>Delete</button></p>
      </form>`
    }`;
}

/** A ticket for those who may not change it. */
export function readOnlyPage(ticket: Ticket, to: number): Html {
  const { title, authorName, day, category, note, minutes } = ticket;
  return html`<h1>${title}</h1>
    <p>${[authorName, day, category].filter(Boolean).join(' · ')}</p>
    <p>${asHours(rounded(minutes, to))}</p>
    ${note && html`<p>${note}</p>`}
    <p><a href="../tickets">All tickets</a></p>`;
}

/** What each person spent in a month. */
export function monthPage(month: string, tickets: readonly Ticket[], to: number): Html {
  const people = Map.groupBy(tickets, ({ author }) => author);
  return html`<h1>Time in ${month}</h1>
    <p><a href="tickets">All tickets</a> · <a href="month.csv?month=${month}">as CSV</a></p>
    <form>
      <label>Month <input type="month" name="month" value="${month}" /></label>
      <button type="submit">Show</button>
    </form>
    <table>
      <tr>
        <th>Who</th>
        <th>Time</th>
        <th>To be billed</th>
      </tr>
      ${[...people.values()].map((own) => {
        const billed = own.filter(({ billable }) => billable);
        return html`<tr>
          <td>${own[0]?.authorName}</td>
          <td>${asHours(total(own, to))}</td>
          <td>${asHours(total(billed, to))}</td>
        </tr>`;
      })}
      <tr>
        <th>All</th>
        <th>${asHours(total(tickets, to))}</th>
        <th></th>
      </tr>
    </table>`;
}
