import type { AuditEntry__Output } from './gen/patchbay/registry/v1/AuditEntry.ts';
import { fromStruct, type JsonObject } from './struct.ts';
import { fromTimestamp } from './time.ts';

/** An entry of the audit log as JSON; `before` and `after` are null where there was nothing to say. */
export function auditEntryJson({ at, before, after, ...entry }: AuditEntry__Output): JsonObject {
  return {
    ...entry,
    at: fromTimestamp(at)?.toISOString() ?? null,
    before: before && fromStruct(before),
    after: after && fromStruct(after),
  };
}

const columns = [
  'id',
  'at',
  'actor',
  'actorName',
  'onBehalfOf',
  'action',
  'target',
  'targetName',
  'before',
  'after',
] as const;

/** The first line of the audit log as CSV (RFC 4180), with its line end. */
export const auditCsvHead = `${columns.join(',')}\r\n`;

/** An entry as a line of CSV. What a spreadsheet would take for a formula begins with an apostrophe. */
export function auditCsvLine(entry: AuditEntry__Output): string {
  const json = auditEntryJson(entry);
  const cells = columns.map((name) => {
    const value = json[name] ?? '';
    return cell(typeof value === 'object' ? JSON.stringify(value) : String(value));
  });
  return `${cells.join(',')}\r\n`;
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
