import type { KnownSpace, NatsWhenThere } from '@patchbay/chassis';
import {
  broker,
  invalid,
  nats as wire,
  PlatformError,
  points,
  unexpected,
  violationsOf,
  type Json,
  type JsonObject,
} from '@patchbay/proto';
import type { Events } from '../events.ts';
import { nameOf, type PointAsker, type PointQuestion } from './ask-point.ts';
import { hrefOf } from './led-to.ts';
import type { Notices } from './notices.ts';
import type { People } from './people.ts';
import type { Acting } from '../requests/identity.ts';
import type { PersonVouched } from './person-vouched.ts';
import type { PointIndex } from './point-index.ts';

type Deps = {
  nats: NatsWhenThere;
  index: PointIndex;
  asker: PointAsker;
  notices: Notices;
  people: People;
  vouched: PersonVouched;
  /** With what policies say of them, on the site and in a space. */
  judged: (acting: Acting, space: string | undefined) => Promise<Acting>;
  /** @throws PlatformError `not_found`. */
  spaceNamed: (idOrSlug: string) => KnownSpace;
  events: Events;
};

type Message = { subject: string; string(): string; respond(payload: string): boolean };

/**
 * Asks points for the plugins that declare them, over NATS. The subject proves which plugin asks; for
 * whom, the identity with which they asked that plugin.
 */
export function answerPointRequests(deps: Deps): void {
  const reply = async (message: Message): Promise<void> => {
    const host = message.subject.split('.').at(-1) ?? '';
    message.respond(JSON.stringify(await answer(deps, host, message.string())));
  };
  deps.nats.whenThere(({ connection }) => {
    connection.subscribe(wire.subjects.point('*'), {
      queue: broker.brokerQueue,
      callback(error, message) {
        if (error) return deps.events.unexpected(error, message.subject);
        void reply(message);
      },
    });
  });
}

async function answer(deps: Deps, host: string, text: string): Promise<points.PointReply> {
  try {
    const ok = await ask(deps, host, read(text));
    const bytes = Buffer.byteLength(JSON.stringify(ok));
    if (bytes <= broker.maxCallBytes) return { ok };
    const message = `the answers together are larger than ${broker.maxCallBytes} bytes`;
    throw new PlatformError('too_large', message);
  } catch (error) {
    if (error instanceof PlatformError) return { error: broker.toReplyError(error) };
    const { id, error: bland } = unexpected(error);
    deps.events.unexpected(error, id);
    return { error: broker.toReplyError(bland) };
  }
}

async function ask(deps: Deps, host: string, request: Read): Promise<Json> {
  const { index, asker, notices, people, vouched, judged, spaceNamed } = deps;
  const { mode, point, version, payload, identity, params } = request;
  const space = request.space === undefined ? undefined : spaceNamed(request.space);
  const placed = index.find(host, point, version);
  if (placed.point.mode !== mode) {
    throw new PlatformError(
      'invalid',
      `extension point "${point}" is of the mode ${placed.point.mode}, and cannot be asked by ${mode}`,
    );
  }
  const acting =
    identity === undefined
      ? people(`plugin:${host}`)
      : await judged(await vouched(identity, { by: host }), space?.id);
  const question: PointQuestion = { placed, payload, acting, space };
  switch (mode) {
    case 'static': {
      const shown = asker.list(question);
      return {
        contributions: shown.map((it) => {
          const href = hrefOf(it, { space, params });
          const page: JsonObject = href === undefined ? {} : { href };
          return Object.assign(nameOf(it), { properties: it.properties }, page);
        }),
      };
    }
    case 'collect':
    case 'pipeline':
    case 'first':
      return asker[mode](question);
    case 'notify':
      return { told: await notices.add(question) };
    default:
      return mode satisfies never;
  }
}

type Read = ReturnType<typeof read>;

function read(text: string) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PlatformError('invalid', 'the request is not JSON', { cause });
  }
  const parsed = points.pointRequest.safeParse(json);
  if (parsed.success) return parsed.data;
  throw invalid('the request is not valid', violationsOf(parsed.error));
}
