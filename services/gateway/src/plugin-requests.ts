import type { IncomingMessage, ServerResponse } from 'node:http';
import { unexpected } from '@patchbay/proto';
import type { Access } from './access.ts';
import type { AnswerRefusal } from './answer-refusal.ts';
import { isCrossOriginWrite } from './cross-origin.ts';
import type { Events } from './events.ts';
import { parsePluginUrl } from './paths.ts';
import type { Proxy } from './proxy.ts';
import {
  crossOrigin,
  internalError,
  isRefusal,
  oddPath,
  pageNotFound,
  type Refusal,
} from './refusal.ts';

/** Answers one request below `/p/`. */
export type PluginRequests = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** The path is read once, the policy asked, then the proxy; whatever refuses, the reason is told. */
export function createPluginRequests({
  access,
  proxy,
  answerRefusal,
  events,
  publicUrl,
}: {
  access: Access;
  proxy: Proxy;
  answerRefusal: AnswerRefusal;
  events: Events;
  publicUrl: URL;
}): PluginRequests {
  const answer = async (
    req: IncomingMessage,
    res: ServerResponse,
  ): Promise<Refusal | undefined> => {
    const url = parsePluginUrl(req.url ?? '');
    switch (url.kind) {
      case 'odd':
        return oddPath(url.why);
      case 'hidden':
        return pageNotFound();
      case 'add-slash':
        res.writeHead(308, { location: url.location, 'content-length': 0 }).end();
        return undefined;
      case 'plugin':
        break;
      default:
        return url satisfies never;
    }
    if (isCrossOriginWrite(req, publicUrl.origin)) {
      const { method = '', headers } = req;
      events.crossOriginRefused({ method, path: url.path, origin: headers.origin });
      return crossOrigin(publicUrl.origin);
    }
    const granted = await access(url.slug, req.headers.cookie);
    if (isRefusal(granted)) return granted;
    const refusal = await proxy.forward({ req, res }, { ...granted, path: url.path });
    if (refusal) events.proxied({ plugin: url.slug, status: refusal.status });
    return refusal;
  };

  return async (req, res) => {
    try {
      const refusal = await answer(req, res);
      if (refusal) answerRefusal({ req, res }, refusal);
    } catch (error) {
      const { id, error: bland } = unexpected(error);
      events.unexpected(error, id);
      if (res.headersSent) res.destroy();
      else answerRefusal({ req, res }, internalError(bland.message));
    }
  };
}
