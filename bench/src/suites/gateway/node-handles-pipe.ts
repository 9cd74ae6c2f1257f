/**
 * The least that any proxy in Node can cost: as `node-pipe.ts`, but with what Node's sockets stand on,
 * and without the sockets.
 */
const [port = '', ...instances] = process.argv.slice(2);
let turn = 0;

type Request = { oncomplete: (status: number) => void };
type Handle = {
  isClosed?: boolean;
  bind(host: string, port: number): number;
  listen(backlog: number): number;
  connect(request: Request, host: string, port: number): number;
  onconnection(error: number, client: Handle): void;
  onread(): void;
  readStart(): void;
  readStop(): void;
  setNoDelay(on: boolean): void;
  useUserBuffer(buffer: Buffer): void;
  writeBuffer(request: object, buffer: Buffer): number;
  close(): void;
};
type Tcp = {
  TCP: new (type: number) => Handle;
  TCPConnectWrap: new () => Request;
  constants: { SERVER: number; SOCKET: number };
};
type Streams = {
  WriteWrap: new () => Request;
  streamBaseState: Int32Array;
  kReadBytesOrError: number;
  kLastWriteWasAsync: number;
};

const { binding } = process as unknown as { binding: (name: string) => unknown };
const { TCP, TCPConnectWrap, constants } = binding('tcp_wrap') as Tcp;
const { WriteWrap, streamBaseState, kReadBytesOrError, kLastWriteWasAsync } = binding(
  'stream_wrap',
) as Streams;

const server = new TCP(constants.SERVER);
server.bind('127.0.0.1', Number(port));
server.onconnection = (_error, client) => {
  const instance = new TCP(constants.SOCKET);
  const connecting = new TCPConnectWrap();
  connecting.oncomplete = (status) => {
    if (status !== 0) return close(client, instance);
    passOn(client, instance);
    passOn(instance, client);
  };
  instance.connect(connecting, '127.0.0.1', Number(instances[turn++ % instances.length]));
};
server.listen(4_096);

function passOn(from: Handle, to: Handle): void {
  const buffer = Buffer.allocUnsafeSlow(65_536);
  let writing = new WriteWrap();
  from.setNoDelay(true);
  from.useUserBuffer(buffer);
  from.onread = () => {
    const length = streamBaseState[kReadBytesOrError] ?? 0;
    if (length < 0) return close(from, to);
    if (length === 0 || to.isClosed) return;
    to.writeBuffer(writing, buffer.subarray(0, length));
    if (streamBaseState[kLastWriteWasAsync] === 0) return;
    // It is read into again once all of it was written.
    from.readStop();
    writing.oncomplete = () => {
      if (!from.isClosed) from.readStart();
    };
    writing = new WriteWrap();
  };
  from.readStart();
}

function close(...handles: Handle[]): void {
  for (const handle of handles) {
    if (!handle.isClosed) handle.close();
    handle.isClosed = true;
  }
}
