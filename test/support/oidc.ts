import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export type OidcServer = AsyncDisposable & {
  issuer: string;
  client: { id: string; secret: string };
  /** Lets browsers come back to this address. */
  open(redirectUri: string): void;
};

/**
 * An OpenID provider, on which everybody is who they say they are: the name they type. It has verified the
 * e-mail address of everybody but `unverified`.
 */
export async function startOidc(): Promise<OidcServer> {
  const server = createServer((_request, response) => response.writeHead(503).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { id: 'patchbay', secret: 'a-client-secret-for-tests' };
  return {
    issuer,
    client,
    open(redirectUri) {
      const provider = new Provider(issuer, {
        clients: [
          { client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] },
        ],
        claims: {
          openid: ['sub'],
          profile: ['name', 'preferred_username'],
          email: ['email', 'email_verified'],
        },
        findAccount: (_context, id) => ({
          accountId: id,
          claims: () => ({
            sub: `id-of-${id}`,
            name: `${id} of OIDC`,
            preferred_username: id,
            email: `${id}@example.org`,
            email_verified: id !== 'unverified',
          }),
        }),
      });
      const answer = provider.callback();
      server.removeAllListeners('request');
      server.on('request', (request, response) => void answer(request, response));
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A browser's way through the provider: from where it was sent, until it is sent back to `home`. */
export async function signInAtOidc(
  start: string,
  { login, home }: { login: string; home: string },
): Promise<URL> {
  const jar = new Map<string, string>();
  let [url, form]: [URL, URLSearchParams | undefined] = [new URL(start), undefined];
  for (let step = 0; step < 20; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=', 2);
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    const page = await answer.text();
    if (location) {
      [url, form] = [new URL(location, url), undefined];
      if (url.origin === home) return url;
    } else {
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? url.href;
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
      if (prompt === '') throw new Error(`the provider shows ${answer.status} ${page}`);
      url = new URL(action, url);
      form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'any' }) });
    }
  }
  throw new Error('the provider does not send the browser back');
}
