import { answerPlugins, type KnownSpace, type NatsWhenThere } from '@patchbay/chassis';
import {
  broker,
  nats as wire,
  PlatformError,
  points,
  type Json,
  type JsonObject,
} from '@patchbay/proto';
import type { z } from 'zod';
import type { Events } from '../events.ts';
import { nameOf, type PointAsker, type PointQuestion } from './ask-point.ts';
import { fitAnswers } from './fit-answers.ts';
import { hrefOf } from './led-to.ts';
import type { Notices } from './notices.ts';
import type { People } from './people.ts';
import type { Acting } from '../requests/identity.ts';
import type { PersonVouched } from './person-vouched.ts';
import type { PointIndex } from './point-index.ts';
import type { Skips } from './skips.ts';

type PointRequest = z.output<typeof points.pointRequest>;

type Deps = {
  nats: NatsWhenThere;
  index: PointIndex;
  asker: PointAsker;
  notices: Notices;
  skips: Skips;
  people: People;
  vouched: PersonVouched;
  /** With what policies say of them, on the site and in a space. */
  judged: (acting: Acting, space: string | undefined) => Promise<Acting>;
  /** @throws PlatformError `not_found`. */
  spaceNamed: (idOrSlug: string) => KnownSpace;
  events: Events;
};

/**
 * Asks points for the plugins that declare them, over NATS. For whom, the identity says with which they
 * asked that plugin.
 */
export function answerPointRequests(deps: Deps): void {
  answerPlugins({
    nats: deps.nats,
    subject: wire.subjects.point('*'),
    queue: broker.brokerQueue,
    schema: points.pointRequest,
    answer: (host, request) => answer(deps, host, request),
    onUnexpected: (error, id) => deps.events.unexpected(error, id),
  });
}

async function answer(deps: Deps, host: string, request: PointRequest): Promise<points.PointReply> {
  const ok = await ask(deps, host, request);
  const bytes = Buffer.byteLength(JSON.stringify(ok));
  if (bytes <= broker.maxCallBytes) return { ok };
  const message = `the answers together are larger than ${broker.maxCallBytes} bytes`;
  throw new PlatformError('too_large', message);
}

async function ask(deps: Deps, host: string, request: PointRequest): Promise<Json> {
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
      return collect(deps, question);
    case 'pipeline':
    case 'first':
      return asker[mode](question);
    case 'notify':
      return { told: await notices.add(question) };
    default:
      return mode satisfies never;
  }
}

async function collect({ asker, skips }: Deps, question: PointQuestion): Promise<points.Collected> {
  const { point } = question.placed;
  const collected = await asker.collect(question);
  if (point.failure === 'fail') return collected;
  const fitting = fitAnswers(collected);
  for (const skip of fitting.skipped.slice(collected.skipped.length)) {
    skips.note({ ...skip, point: point.id });
  }
  return fitting;
}
