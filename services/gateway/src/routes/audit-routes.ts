import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  auditCsvHead,
  auditCsvLine,
  auditEntryJson,
  PlatformError,
  toTimestamp,
  type ReceivedAuditEntry,
} from '@patchbay/proto';
import { z } from 'zod';
import { onBehalfOf, sendShell, signedInFor, type PagesContext } from '../shell/pages-context.ts';
import { auditPage, type AuditFilter } from '../pages/people/audit.ts';
import type { AuditClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';

const dayMs = 86_400_000;

/** Entries of a page: some screens of a phone. */
const pageSize = 25;

const text = z.string().trim().max(200).catch('');
const day = z.iso.date().catch('');
const query = z.object({
  actor: text,
  action: text,
  target: text,
  since: day,
  until: day,
  page: text,
});

/** The audit log, for whoever may read it: a page, and everything that matches as CSV or NDJSON. */
export function auditRoutes(
  app: FastifyInstance,
  context: PagesContext & { audit: AuditClient },
): void {
  const { audit, catalog, directory, newFrame } = context;

  const userNamed = (name: string) => {
    const person = directory.personNamed(name);
    return person && `user:${person.id}`;
  };
  const requestOf = ({ actor, action, target, since, until }: AuditFilter) => ({
    actor: keyOf(actor, userNamed),
    action,
    target: keyOf(target, (name) =>
      catalog.plugins().has(name) ? `plugin:${name}` : userNamed(name),
    ),
    since: since ? toTimestamp(new Date(`${since}T00:00:00Z`)) : null,
    until: until ? toTimestamp(new Date(Date.parse(`${until}T00:00:00Z`) + dayMs)) : null,
  });

  app.get('/audit', async (request, reply) => {
    const session = await signedInFor('audit.read', request, context);
    const { page, ...filter } = query.parse(request.query);
    let found: { entries: ReceivedAuditEntry[]; nextPageToken: string } | undefined;
    let trouble: string | undefined;
    try {
      const asked = { ...requestOf(filter), pageToken: page, pageSize };
      found = await audit.listEntries(asked, onBehalfOf(session));
    } catch (error) {
      if (!(error instanceof PlatformError) || error.code !== 'not_found') throw error;
      reply.code(404);
      trouble = error.message;
    }
    const { entries = [], nextPageToken: nextPage = '' } = found ?? {};
    const main = auditPage({ entries, filter, trouble, newest: page === '', nextPage });
    const frame = newFrame();
    return sendShell(reply, context, { title: 'Audit log', at: '/audit', main, session, frame });
  });

  app.get('/audit.ndjson', (request, reply) =>
    sendAll(request, reply, {
      type: 'application/x-ndjson',
      name: 'audit.ndjson',
      line: (entry) => `${JSON.stringify(auditEntryJson(entry))}\n`,
    }),
  );

  app.get('/audit.csv', (request, reply) =>
    sendAll(request, reply, {
      type: 'text/csv; charset=utf-8',
      name: 'audit.csv',
      head: auditCsvHead,
      line: auditCsvLine,
    }),
  );

  const sendAll = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { type, name, head = '', line }: Export,
  ) => {
    const session = await signedInFor('audit.read', request, context);
    const { page: _, ...filter } = query.parse(request.query);
    const entries = everyEntry(audit, requestOf(filter), session);
    const lines = async function* () {
      if (head) yield head;
      for await (const entry of entries) yield line(entry);
    };
    return reply
      .type(type)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(lines()));
  };
}

type Export = {
  type: string;
  name: string;
  head?: string;
  line: (entry: ReceivedAuditEntry) => string;
};

/** What the log knows by a key, such as `user:<id>`, from what somebody typed. */
function keyOf(typed: string, find: (name: string) => string | undefined): string {
  if (typed === '' || typed === 'platform' || typed.includes(':')) return typed;
  const key = find(typed);
  if (key !== undefined) return key;
  throw new PlatformError('not_found', `nobody and nothing here is called "${typed}"`);
}

/** Each entry that matches, the latest first. */
async function* everyEntry(
  audit: AuditClient,
  filter: Parameters<AuditClient['listEntries']>[0],
  session: Session,
): AsyncGenerator<ReceivedAuditEntry> {
  let pageToken = '';
  do {
    const request = { ...filter, pageToken, pageSize: 1000 };
    const { entries, nextPageToken } = await audit.listEntries(request, onBehalfOf(session));
    yield* entries;
    pageToken = nextPageToken;
  } while (pageToken !== '');
}
