const always = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Names that concern one connection only: RFC 9110 §7.6.1, with those that `Connection` names.
 * `Content-Length` cannot be named away: a body without its length would be read as another request.
 */
export function hopByHop(connection: string | undefined): (lowerCaseName: string) => boolean {
  if (connection === undefined || /^(keep-alive|close|upgrade)$/i.test(connection)) {
    return (name) => always.has(name);
  }
  const named = new Set(connection.split(',').map((name) => name.trim().toLowerCase()));
  named.delete('content-length');
  return (name) => always.has(name) || named.has(name);
}
