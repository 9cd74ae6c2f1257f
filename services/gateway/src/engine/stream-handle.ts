import type { Socket } from 'node:net';

/** What Node's sockets stand on: a stream of libuv, with one function for each thing it can do. */
type StreamHandle = {
  /**
   * Called for each read, with the handle as `this`; returns what is to be read into next, or undefined
   * for the same as before.
   */
  onread: (chunk: unknown) => unknown;
  /** Writes at once what the kernel takes, and the rest when it takes more. 0, or a negative error. */
  writeLatin1String(request: WriteRequest, text: string): number;
};

type WriteRequest = { oncomplete: ((status: number) => void) | undefined };

type Binding = {
  WriteWrap: new () => WriteRequest;
  streamBaseState: Int32Array;
  kReadBytesOrError: number;
  kLastWriteWasAsync: number;
};

const binding = load();

/** Programs get it by a function that is deprecated in Node's documentation, and without a warning. */
function load(): Binding | undefined {
  try {
    const { binding: bindingOf } = process as unknown as {
      binding: (name: string) => Partial<Binding>;
    };
    const { WriteWrap, streamBaseState, ...at } = bindingOf('stream_wrap');
    const { kReadBytesOrError, kLastWriteWasAsync } = at;
    if (!WriteWrap || !streamBaseState) return undefined;
    if (kReadBytesOrError === undefined || kLastWriteWasAsync === undefined) return undefined;
    return { WriteWrap, streamBaseState, kReadBytesOrError, kLastWriteWasAsync };
  } catch {
    return undefined;
  }
}

function handleOf(socket: Socket): StreamHandle | undefined {
  const { _handle: handle } = socket as unknown as { _handle: Partial<StreamHandle> | null };
  if (!binding || !handle) return undefined;
  const isKnown =
    typeof handle.onread === 'function' && typeof handle.writeLatin1String === 'function';
  return isKnown ? (handle as StreamHandle) : undefined;
}

/**
 * Writes short texts of which each character is a byte. Returns whether more may be written now, as
 * `write` of the socket does.
 */
export type TextWriter = (text: string) => boolean;

/** Writes by the socket's own queue. */
export function queuedWriter(socket: Socket): TextWriter {
  return (text) => socket.write(text, 'latin1');
}

/**
 * Writes past the queue of a socket that is connected and not encrypted, for as long as the queue is
 * empty: most of what a small write costs is what the queue does. Behind what the kernel does not take
 * at once everything queues, so that the socket still knows when it is too much.
 */
export function directWriter(
  socket: Socket,
  onFailure: () => unknown = () => socket.destroy(),
): TextWriter {
  const handle = handleOf(socket);
  if (!handle || !binding) return queuedWriter(socket);
  const { WriteWrap, streamBaseState, kLastWriteWasAsync } = binding;
  let isPending = false;
  return (text) => {
    if (isPending || socket.writableLength > 0 || !socket.writable) {
      return socket.write(text, 'latin1');
    }
    const request = spare ?? new WriteWrap();
    // The socket fails in the same way, and tells it to whoever listens.
    if (handle.writeLatin1String(request, text) !== 0) return socket.write(text, 'latin1');
    if (streamBaseState[kLastWriteWasAsync] === 0) {
      spare = request;
      return true;
    }
    spare = undefined;
    isPending = true;
    request.oncomplete = (status) => {
      isPending = false;
      if (status < 0) onFailure();
    };
    return true;
  };
}

let spare: WriteRequest | undefined;

/** Has a socket that was made with `onread` read without its stream, which still learns of the end. */
export function readDirectly(
  socket: Socket,
  { buffer, callback }: { buffer: () => Buffer; callback: (length: number) => boolean },
): void {
  const handle = handleOf(socket);
  if (!handle || !binding) return;
  const { streamBaseState, kReadBytesOrError } = binding;
  const { onread } = handle;
  let current: Buffer | undefined;
  handle.onread = (chunk) => {
    const length = streamBaseState[kReadBytesOrError] as number;
    if (length <= 0) return Reflect.apply(onread, handle, [chunk]);
    if (socket.destroyed) return undefined;
    callback(length);
    const next = buffer();
    // To be told of the same one again costs Node more than to find that it is the same.
    if (next === current) return undefined;
    current = next;
    return next;
  };
}
