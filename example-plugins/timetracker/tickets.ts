import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Somebody's time on something. */
export type Ticket = NewTicket & {
  id: number;
  /** Id of the person. */
  author: string;
  authorName: string;
  /** Id of the space; null outside of spaces. */
  space: string | null;
};

export type NewTicket = {
  title: string;
  note: string;
  category: string;
  minutes: number;
  billable: boolean;
  /** `2026-03-01` */
  day: string;
};

export type Author = { sub: string; name: string };

/** Which tickets: those of a space, or those of a person wherever they are; all when neither is given. */
export type Which = { space?: string | undefined; author?: string | undefined };

export type Tickets = Disposable & ReturnType<typeof createTickets>;

/**
 * The tickets, in a file of SQLite. A ticket knows nothing of spaces: a table beside it says where each
 * belongs, so that the time tracker works without spaces, and outlives them.
 */
export function createTickets(file: string) {
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  db.exec(schema);
  const list = db.prepare(`${select}
    where (:space is null or s.space = :space)
      and (:author is null or t.author = :author)
      and t.day like :month || '%'
      and (instr(lower(t.title), lower(:terms)) or instr(lower(t.note), lower(:terms)))
    order by t.day desc, t.id desc
    limit 1000`);

  return {
    /** Of a month, such as `2026-03`; with some words in their title or note. */
    list({ space, author }: Which, { month = '', terms = '' } = {}): Ticket[] {
      const named = { space: space ?? null, author: author ?? null, month, terms };
      return list.all(named).map(toTicket);
    },
    /** One ticket, of the space when one is given. */
    find(id: number, { space }: Pick<Which, 'space'> = {}): Ticket | undefined {
      const row = db.prepare(`${select} where t.id = ?`).get(id);
      const ticket = row && toTicket(row);
      return space === undefined || ticket?.space === space ? ticket : undefined;
    },
    add(ticket: NewTicket, { sub, name }: Author, space: string | undefined): number {
      const { title, note, category, minutes, billable, day } = ticket;
      const { lastInsertRowid } = db
        .prepare(
          `insert into tickets (author, author_name, title, note, category, minutes, billable, day)
          values (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(sub, name, title, note, category, minutes, Number(billable), day);
      const id = Number(lastInsertRowid);
      if (space !== undefined) {
        db.prepare('insert into ticket_spaces (ticket, space) values (?, ?)').run(id, space);
      }
      return id;
    },
    change(id: number, ticket: NewTicket): void {
      const { title, note, category, minutes, billable, day } = ticket;
      db.prepare(
        `update tickets
        set title = ?, note = ?, category = ?, minutes = ?, billable = ?, day = ?
        where id = ?`,
      ).run(title, note, category, minutes, Number(billable), day, id);
    },
    remove(id: number): void {
      db.prepare('delete from tickets where id = ?').run(id);
    },
    /** Forgets which tickets belonged to a space; they stay with whoever wrote them. */
    forgetSpace(space: string): void {
      db.prepare('delete from ticket_spaces where space = ?').run(space);
    },
    /** Starts a timer, unless one of this person runs there already. */
    startTimer(author: string, space: string | undefined, title: string): void {
      db.prepare(
        'insert or ignore into timers (author, space, title, started) values (?, ?, ?, ?)',
      ).run(author, space ?? '', title, Date.now());
    },
    timer(author: string, space: string | undefined): { title: string; started: Date } | undefined {
      const row = db
        .prepare('select title, started from timers where author = ? and space = ?')
        .get(author, space ?? '');
      return row && { title: String(row['title']), started: new Date(Number(row['started'])) };
    },
    endTimer(author: string, space: string | undefined): void {
      db.prepare('delete from timers where author = ? and space = ?').run(author, space ?? '');
    },
    [Symbol.dispose]: () => db.close(),
  };
}

function toTicket(row: object): Ticket {
  const { author_name: authorName, billable, ...ticket } = row as Row;
  return { ...ticket, authorName, billable: billable === 1 };
}

/** As SQLite gives it. */
type Row = Omit<Ticket, 'authorName' | 'billable'> & { author_name: string; billable: number };

const select = 'select t.*, s.space from tickets t left join ticket_spaces s on s.ticket = t.id';

const schema = `
  pragma foreign_keys = on;
  create table if not exists tickets (
    id integer primary key,
    author text not null,
    author_name text not null,
    title text not null,
    note text not null,
    category text not null,
    minutes integer not null,
    billable integer not null,
    day text not null
  );
  create table if not exists ticket_spaces (
    ticket integer primary key references tickets on delete cascade,
    space text not null
  );
  create index if not exists ticket_spaces_space on ticket_spaces (space);
  create table if not exists timers (
    author text not null,
    space text not null,
    title text not null,
    started integer not null,
    primary key (author, space)
  );
`;
