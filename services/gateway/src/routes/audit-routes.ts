import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { fromStruct, fromTimestamp, type ReceivedAuditEntry } from '@patchbay/proto';
import { z } from 'zod';
import { onBehalfOf, sendShell, signedInFor, type PagesContext } from '../pages-context.ts';
import { auditPage, type AuditFilter } from '../pages/people/audit.ts';
import type { AuditClient } from '../platform-clients.ts';
import type { Session } from '../sessions.ts';

const text = z.string().trim().max(200).catch('');
const query = z.object({ actor: text, action: text, target: text, page: text });

/** The audit log, for whoever may read it: a page, and everything that matches as NDJSON. */
export function auditRoutes(
  app: FastifyInstance,
  context: PagesContext & { audit: AuditClient },
): void {
  const { audit, newFrame } = context;

  app.get('/audit', async (request, reply) => {
    const session = await signedInFor('audit.read', request, context);
    const { page, ...filter } = query.parse(request.query);
    const { entries, nextPageToken } = await audit.listEntries(
      { ...filter, pageToken: page, pageSize: 50 },
      onBehalfOf(session),
    );
    const main = auditPage({ entries, filter, nextPage: nextPageToken });
    const frame = newFrame();
    return sendShell(reply, context, { title: 'Audit log', at: '/audit', main, session, frame });
  });

  app.get('/audit.ndjson', async (request, reply) => {
    const session = await signedInFor('audit.read', request, context);
    const { page: _, ...filter } = query.parse(request.query);
    return reply
      .type('application/x-ndjson')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="audit.ndjson"')
      .send(Readable.from(lines(audit, filter, session)));
  });
}

/** Each entry that matches, the latest first, as a line of JSON. */
async function* lines(
  audit: AuditClient,
  filter: AuditFilter,
  session: Session,
): AsyncGenerator<string> {
  let pageToken = '';
  do {
    const request = { ...filter, pageToken, pageSize: 1000 };
    const { entries, nextPageToken } = await audit.listEntries(request, onBehalfOf(session));
    for (const entry of entries) yield `${JSON.stringify(asJson(entry))}\n`;
    pageToken = nextPageToken;
  } while (pageToken !== '');
}

function asJson({ at, before, after, ...entry }: ReceivedAuditEntry) {
  return {
    ...entry,
    at: fromTimestamp(at)?.toISOString() ?? null,
    before: before && fromStruct(before),
    after: after && fromStruct(after),
  };
}
