import { AsyncLocalStorage } from 'node:async_hooks';
import { createBackoff } from '@patchbay/proto';
import pg from 'pg';
import { Counter } from 'prom-client';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Sql } from './sql.ts';
import { untilAnswering } from './postgres-away.ts';

/** Runs statements. Rows come back with camelCase names. */
export type Queryable = {
  many<Row>(statement: Sql): Promise<Row[]>;
  /** The first row, if there is one. */
  maybeOne<Row>(statement: Sql): Promise<Row | undefined>;
  /** The first row of a statement that always has one. */
  one<Row>(statement: Sql): Promise<Row>;
  /** The number of rows it changed. */
  run(statement: Sql): Promise<number>;
};

export type Database = Queryable &
  AsyncDisposable & {
    /** Commits when `work` resolves, rolls back when it throws. */
    transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
    /** Calls `onNotify` with what each NOTIFY on `channel` says, and with nothing after each (re)connection. */
    listen(channel: string, onNotify: (payload?: string) => void): AsyncDisposable;
    /** Throws unless Postgres answers. */
    ping: () => Promise<void>;
  };

const lastWork = new AsyncLocalStorage<(tx: Queryable) => Promise<void>>();

/**
 * Calls `last` at the end of every transaction that `work` opens, before it commits; what `last`
 * throws rolls it back. Within another one both are called, the inner one first.
 */
export function beforeCommit<Result>(
  last: (tx: Queryable) => Promise<void>,
  work: () => Promise<Result>,
): Promise<Result> {
  const outer = lastWork.getStore();
  const both = async (tx: Queryable) => {
    await last(tx);
    await outer?.(tx);
  };
  return lastWork.run(both, work);
}

const int8 = 20;
pg.types.setTypeParser(int8, Number);

const connectionsAside = 4;
const aside = new AsyncLocalStorage<true>();

/**
 * Sends the statements of `work` over connections kept for that: who holds a transaction can await it,
 * and however many transactions wait for one another, it has its turn. Nothing in it may wait for a
 * lock.
 */
export function besideTransactions<Result>(work: () => Promise<Result>): Promise<Result> {
  return aside.run(true, work);
}

type PostgresOptions = {
  url: string;
  schema: string;
  log: Logger;
  /** Counts its statements there. */
  metrics?: Metrics;
  maxConnections?: number;
  /** Of the server, for these connections: `{ enable_bitmapscan: 'off' }`. */
  settings?: Readonly<Record<string, string>>;
};

/** The same as `openPostgres`, when Postgres answers. Waits up to `waitMs` for that. */
export async function connectPostgres({
  waitMs = 30_000,
  ...options
}: PostgresOptions & { waitMs?: number }): Promise<Database> {
  const db = openPostgres(options);
  try {
    await untilAnswering(db, { waitMs, log: options.log });
  } catch (error) {
    await db[Symbol.asyncDispose]();
    throw error;
  }
  return db;
}

/**
 * A pool of connections to `url` whose `search_path` is the service's own schema. It connects when it
 * has something to ask.
 */
export function openPostgres({
  url,
  schema,
  log,
  metrics,
  maxConnections = 10,
  settings = {},
}: PostgresOptions): Database {
  const all = Object.entries({ search_path: schema, ...settings });
  const options = {
    connectionString: url,
    application_name: `patchbay-${schema}`,
    options: all.map(([name, value]) => `-c ${name}=${value}`).join(' '),
    keepAlive: true,
  };
  const open = (max: number) => {
    const opened = new pg.Pool({
      ...options,
      max,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      statement_timeout: 30_000,
    });
    // While nobody has asked it anything yet, nobody hears that it is lost, which would end the process.
    opened.on('connect', (client) => void client.on('error', () => {}));
    opened.on('error', (error) => log.warn({ err: error }, 'lost an idle postgres connection'));
    return opened;
  };
  const [pool, besides] = [open(maxConnections), open(connectionsAside)];
  const poolOf = () => (aside.getStore() ? besides : pool);

  const ping = async () => void (await pool.query('select 1'));
  const counted = statementCounter(metrics);
  return {
    ...queryable(poolOf, counted),
    ping,
    listen: (channel, onNotify) => listen(options, channel, onNotify, log),
    async transaction(work) {
      const client = await poolOf().connect();
      let broken: Error | undefined;
      // A client that loses its connection says so by an event, which would end the process.
      const onError = (error: Error) => void (broken = error);
      client.on('error', onError);
      try {
        counted(2);
        await client.query('begin');
        const tx = queryable(() => client, counted);
        const result = await work(tx);
        const last = lastWork.getStore();
        if (last) await lastWork.exit(() => last(tx));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((cause: Error) => (broken = cause));
        throw error;
      } finally {
        client.off('error', onError);
        client.release(broken);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([pool.end(), besides.end()]);
    },
  };
}

function queryable(
  clientOf: () => pg.Pool | pg.PoolClient,
  counted: (n: number) => void,
): Queryable {
  const query = async ({ text, values }: Sql) => {
    counted(1);
    return clientOf().query(text, [...values]);
  };
  const many = async <Row>(statement: Sql) => (await query(statement)).rows.map(camelCased<Row>);
  return {
    many,
    maybeOne: async <Row>(statement: Sql) => (await many<Row>(statement))[0],
    async one<Row>(statement: Sql) {
      const [row] = await many<Row>(statement);
      if (row === undefined) throw new Error(`no row from: ${statement.text}`);
      return row;
    },
    run: async (statement) => (await query(statement)).rowCount ?? 0,
  };
}

function statementCounter(metrics: Metrics | undefined): (n: number) => void {
  if (!metrics) return () => {};
  const counter = new Counter({
    name: 'patchbay_postgres_statements_total',
    help: 'Statements sent to Postgres',
    registers: [metrics],
  });
  return (n) => counter.inc(n);
}

const camelNames = new Map<string, string>();

function camelCased<Row>(row: Record<string, unknown>): Row {
  const result: Record<string, unknown> = {};
  for (const column in row) {
    let name = camelNames.get(column);
    if (name === undefined) {
      name = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      camelNames.set(column, name);
    }
    result[name] = row[column];
  }
  return result as Row;
}

function listen(
  options: pg.ClientConfig,
  channel: string,
  onNotify: (payload?: string) => void,
  log: Logger,
): AsyncDisposable {
  const stop = new AbortController();
  const backoff = createBackoff({ maxMs: 1_000 });
  let client: pg.Client | undefined;

  const loop = (async () => {
    while (!stop.signal.aborted) {
      const lost = Promise.withResolvers<void>();
      // Whoever only listens says nothing for days: what is between would forget the connection.
      client = new pg.Client({
        ...options,
        connectionTimeoutMillis: 5_000,
        keepAliveInitialDelayMillis: 10_000,
      });
      client.on('error', () => lost.resolve());
      client.on('end', () => lost.resolve());
      client.on('notification', ({ payload }) => onNotify(payload ?? ''));
      try {
        await client.connect();
        await client.query(`listen ${client.escapeIdentifier(channel)}`);
        backoff.reset();
        onNotify();
        await lost.promise;
      } catch (error) {
        log.debug({ err: error, channel }, 'cannot listen on postgres');
      }
      await client.end().catch(() => {});
      await backoff.wait(stop.signal);
    }
  })();

  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await client?.end().catch(() => {});
      await loop;
    },
  };
}
