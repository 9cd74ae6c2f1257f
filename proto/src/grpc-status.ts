import { randomUUID } from 'node:crypto';
import { Metadata, type ServiceError, type status } from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { connectionTrouble } from './connection-trouble.ts';
import { protoRoot } from './load.ts';
import { errorTable, PlatformError, type ErrorCode, type Violation } from './errors.ts';

const details = 'grpc-status-details-bin';
const typeUrl = 'type.googleapis.com/';

type Any = { type_url: string; value: Uint8Array };
type FieldViolation = { field?: string; description?: string };

/** What an error that nobody expected says to the other side; the id is also in the log. */
export function unexpected(cause: unknown): { id: string; error: PlatformError } {
  const id = randomUUID();
  const error = new PlatformError(
    'internal',
    `something went wrong here, not with your request; error id ${id}`,
    { cause },
  );
  return { id, error };
}

/**
 * A PlatformError as a gRPC status with Google's richer error model in its trailer: violations as
 * `BadRequest`, the reason as `ErrorInfo`.
 */
export function toServiceError(error: PlatformError): Partial<ServiceError> {
  const code = errorTable[error.code].grpc;
  const message = cut(error.message);
  const parts: Any[] = [];
  const { violations, reason } = error.details;
  if (violations?.length) {
    const fieldViolations = foremost(violations).map(({ field, message: description }) => ({
      field,
      description,
    }));
    parts.push(pack('BadRequest', { fieldViolations }));
  }
  if (reason) parts.push(pack('ErrorInfo', { reason, domain: 'patchbay' }));

  const metadata = new Metadata();
  if (parts.length > 0) {
    const bytes = encode('Status', { code, message, details: parts });
    metadata.set(details, Buffer.from(bytes));
  }
  return { code, details: message, metadata };
}

/** A status travels in the trailers of an answer. Those that are too long end the whole connection. */
const maxMessageBytes = 4_000;
const maxViolationBytes = 12_000;

/** As many violations as there is room for, and how many more there are. */
function foremost(violations: readonly Violation[]): Violation[] {
  let room = maxViolationBytes;
  const taken: Violation[] = [];
  for (const { field, message } of violations) {
    const violation = { field: cut(field), message: cut(message) };
    room -= Buffer.byteLength(violation.field) + Buffer.byteLength(violation.message);
    if (room < 0) break;
    taken.push(violation);
  }
  const more = violations.length - taken.length;
  const rest = { field: '', message: `and ${more.toLocaleString('en')} more like these` };
  return more > 0 ? [...taken, rest] : taken;
}

function cut(text: string): string {
  if (Buffer.byteLength(text) <= maxMessageBytes) return text;
  const kept = Buffer.from(text).subarray(0, maxMessageBytes).toString();
  return `${kept.replace(/\uFFFD+$/, '')}…`;
}

/** The reverse: what a client throws for a failed call. */
export function fromServiceError(error: ServiceError): PlatformError {
  const violations: Violation[] = [];
  let reason: string | undefined;
  for (const { type_url, value } of unpack(error.metadata)) {
    if (type_url === `${typeUrl}google.rpc.BadRequest`) {
      const decoded = messageType('BadRequest').decode(value) as unknown as {
        fieldViolations?: FieldViolation[];
      };
      for (const { field = '', description = '' } of decoded.fieldViolations ?? []) {
        violations.push({ field, message: description });
      }
    }
    if (type_url === `${typeUrl}google.rpc.ErrorInfo`) {
      reason = (messageType('ErrorInfo').decode(value) as unknown as { reason?: string }).reason;
    }
  }
  return new PlatformError(codeOf(error.code), connectionTrouble(error.details || error.message), {
    cause: error,
    ...(violations.length > 0 && { violations }),
    ...(reason && { reason }),
  });
}

function codeOf(grpcStatus: status): ErrorCode {
  const entries = Object.entries(errorTable) as [ErrorCode, { grpc: status }][];
  return entries.find(([, row]) => row.grpc === grpcStatus)?.[0] ?? 'internal';
}

function pack(name: 'BadRequest' | 'ErrorInfo', message: Record<string, unknown>): Any {
  return { type_url: `${typeUrl}google.rpc.${name}`, value: encode(name, message) };
}

function encode(name: Parameters<typeof messageType>[0], message: Record<string, unknown>) {
  const type = messageType(name);
  return type.encode(type.fromObject(message)).finish();
}

function unpack(metadata: Metadata | undefined): Any[] {
  const [bytes] = metadata?.get(details) ?? [];
  if (!Buffer.isBuffer(bytes)) return [];
  try {
    return (messageType('Status').decode(bytes) as unknown as { details?: Any[] }).details ?? [];
  } catch {
    return [];
  }
}

let loaded: protobuf.Root | undefined;

function messageType(name: 'Status' | 'BadRequest' | 'ErrorInfo'): protobuf.Type {
  if (!loaded) {
    loaded = new protobuf.Root();
    loaded.resolvePath = (_origin, target) => `${protoRoot}/${target}`;
    loaded.loadSync('google/rpc/status.proto');
  }
  return loaded.lookupType(`google.rpc.${name}`);
}
