/**
 * `node:http` as an import statement gives it, but for one thing: an import reads every export, and
 * reading `WebSocket` loads undici, which costs every plugin 13 MB.
 */
export const { createServer, get } = process.getBuiltinModule('node:http');
