import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { createRouter, PlatformError } from '@patchbay/proto';
import { createAsking } from '../asking.ts';
import type { Plugin } from '../define-plugin.ts';
import { createLinks } from '../links.ts';
import type { Settings } from '../live-settings.ts';
import { createOwnSettings } from '../own-settings.ts';
import type { SettingsFor } from '../scoped-settings.ts';
import type { PlatformLink } from '../platform-link.ts';
import { createTelling, type CallsClient } from '../telling.ts';
import { parseRouteKey } from '../route-key.ts';
import type { Schedules } from '../schedules.ts';
import { answerCall, isCall, tokenOf } from './answer-call.ts';
import type { Authenticator } from './authenticate.ts';
import { errorReply } from './error-reply.ts';
import { readRequest, readUrl } from './read-request.ts';
import { createRecognitionTrouble } from './recognition-trouble.ts';
import { textReply, toReply } from './reply.ts';
import { writeReply } from './write-reply.ts';

const maxBodyBytes = 10_000_000;

/**
 * Answers requests with the plugin's routes, and calls from the platform. Nothing but `/-/health` is
 * answered without an identity that the platform signed.
 */
export function answerRequests({
  plugin,
  authenticator,
  settings,
  schedules,
  settingsFor,
  link,
  calls,
  log,
}: {
  plugin: Plugin;
  authenticator: Authenticator;
  settings: () => Settings;
  schedules: () => Schedules;
  settingsFor: SettingsFor<Settings>;
  link: PlatformLink;
  calls: CallsClient;
  log: Logger;
}): RequestListener {
  const { slug, title = slug } = plugin.manifest;
  const recognitionTrouble = createRecognitionTrouble(log);
  const router = createRouter(
    Object.entries(plugin.routes).map(([key, handler]) =>
      Object.assign(parseRouteKey(key), { handler }),
    ),
  );

  const answer = async (message: IncomingMessage, signal: AbortSignal, requestLog: Logger) => {
    if (message.url === '/-/health') return textReply('application/json', '{"status":"ok"}');
    const call = isCall(message.url);
    const identity = await authenticator
      .authenticate(message.headers, { call })
      .catch(recognitionTrouble);
    if (call) {
      return answerCall(plugin, message, {
        link,
        calls,
        identity,
        settings: settings(),
        log: requestLog,
        signal,
      });
    }
    const url = readUrl(message);
    const { method = 'GET' } = message;
    const match = router.match(method, url.pathname);
    if (match.kind === 'none') throw noRoute(plugin, 'not_found', method, url.pathname);
    if (match.kind === 'other-methods') {
      const error = noRoute(plugin, 'method_not_allowed', method, url.pathname);
      const headers = { allow: match.allow.join(', ') };
      return errorReply(error, { accept: accepted(message), log: requestLog, headers });
    }
    let request: Request | undefined;
    const context = {
      get request() {
        return (request ??= readRequest(message, { url, signal, maxBodyBytes }));
      },
      params: match.params,
      query: url.searchParams,
      identity,
      space: identity.space,
      settings: settings(),
      schedules: schedules(),
      settingsFor,
      ownSettings: createOwnSettings(link, slug, {
        identity: tokenOf(message) ?? '',
        space: identity.space?.id,
      }),
      log: requestLog,
      links: createLinks(link, slug, { space: identity.space }),
      ...createAsking(link, slug, {
        identity: tokenOf(message),
        space: identity.space?.id,
      }),
      ...createTelling(calls, { space: identity.space?.id, actor: identity.sub }),
    };
    return toReply(await match.route.handler(context), { title, locale: identity.locale });
  };

  return (message, res) => {
    const gone = clientGone(res);
    const requestLog = log.child({ method: message.method, path: message.url?.split('?')[0] });
    answer(message, gone, requestLog)
      .catch((error: unknown) => {
        if (gone.aborted) throw error;
        return errorReply(error, { accept: accepted(message), log: requestLog });
      })
      .then((reply) => writeReply(reply, res))
      .catch((error: unknown) => {
        if (!gone.aborted) requestLog.error({ err: error }, 'a response broke off');
        res.destroy();
      });
  };
}

function accepted({ headers }: IncomingMessage): string {
  return headers.accept ?? '';
}

/** Aborts when the connection ends before the response does. */
function clientGone(res: ServerResponse): AbortSignal {
  const controller = new AbortController();
  res.once('close', () => {
    if (res.writableFinished) return;
    controller.abort(new PlatformError('cancelled', 'the client has gone'));
  });
  return controller.signal;
}

function noRoute(
  { manifest: { slug, routes } }: Plugin,
  code: 'not_found' | 'method_not_allowed',
  method: string,
  path: string,
): PlatformError {
  const listed = routes.map((route) => `${route.method} ${route.path}`).join(', ') || 'none';
  return new PlatformError(
    code,
    `plugin "${slug}" has no route ${method} ${path}; it has ${listed}`,
  );
}
