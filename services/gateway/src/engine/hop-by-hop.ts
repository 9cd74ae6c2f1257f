/**
 * Headers about one connection and the framing on it, of requests and answers alike (RFC 9110 §7.6.1):
 * each connection gets its own.
 */
export const hopByHop = [
  'connection',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
] as const;
