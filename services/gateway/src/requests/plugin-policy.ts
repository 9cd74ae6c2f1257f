import type { Access, Credential, Granted } from './access.ts';
import type { Noted } from './noted.ts';
import type { ActingFor } from '../bearer/acting-for.ts';
import { readActingFor } from '../bearer/read-bearer.ts';
import type { Cookies } from '../sign-in/cookies.ts';
import type { RequestHead } from '../engine/request-head.ts';
import type { ForwardedLines } from './forwarded-lines.ts';
import type { Identity } from './identity.ts';
import type { Instances } from './instances.ts';
import { createAnswerHeaders } from '../isolation/answer-headers.ts';
import type { Origins, Place } from '../isolation/origins.ts';
import { isNobody } from './nobody.ts';
import { networkOf } from './network-of.ts';
import { pluginPrefix, type PluginUrl } from './paths.ts';
import type { RateLimits } from './rate-limits.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { linkInvalid } from './refusals/link-refusals.ts';
import { bodyTooLarge, tooManyRequests } from './refusals/route-refusals.ts';
import type { Routed } from './routed.ts';
import { linkIn, type SignedLinks } from './signed-links.ts';
import type { Traffic } from './traffic.ts';

/** A request for a plugin, by the rules of the origin that it came to. */
export type PluginRequest = {
  head: RequestHead;
  noted: Noted;
  url: PluginUrl & { kind: 'plugin' };
  place: Place;
  /** Where its answer will be. */
  origin: string;
  /** The protocol that it wants to switch to. */
  upgrade: string | undefined;
  cookies: Cookies;
  /** The platform's token that it came with. */
  bearer: string | undefined;
};

type Decision = Routed | Refusal;
export type PluginPolicy = (request: PluginRequest) => Decision | Promise<Decision>;

/** Who asks a plugin for what, whether they may, and with which identity and headers it is sent on. */
export function createPluginPolicy({
  access,
  actingFor,
  identity,
  instances,
  origins,
  traffic,
  signedLinks,
  rateLimits,
  forwardedLines,
}: {
  access: Access;
  actingFor: ActingFor;
  identity: Identity;
  instances: Instances;
  origins: Origins;
  traffic: Traffic;
  signedLinks: SignedLinks;
  rateLimits: RateLimits;
  forwardedLines: ForwardedLines;
}): PluginPolicy {
  const answerHeaders = createAnswerHeaders(origins);

  /** Why the route does not take this request, though they may ask for it. */
  const beyondRule = (
    { rule, session, plugin }: Granted,
    contentLength: number,
    address: string,
  ): Refusal | undefined => {
    const { maxBodyBytes, rateLimit } = rule;
    if (contentLength > maxBodyBytes) return bodyTooLarge(plugin.title, maxBodyBytes);
    if (!rateLimit) return undefined;
    const byPerson = rateLimit.per === 'user' && !isNobody(session);
    const who = byPerson ? session.person.id : networkOf(address);
    const waitSeconds = rateLimits.take(rateLimit, who);
    return waitSeconds > 0 ? tooManyRequests(plugin.title, waitSeconds) : undefined;
  };

  return ({ head, noted, url, place, origin, upgrade, cookies, bearer }) => {
    const { method, contentLength } = head;
    const upgrades = upgrade !== undefined;
    const link = method === 'GET' || method === 'HEAD' ? linkIn(url.path) : undefined;
    const path = link?.path ?? url.path;
    const isView = place.kind === 'view';
    const { slug, space } = url;
    const forwarded = forwardedLines(noted, origin);
    const route = (granted: Granted, token: string): Routed => {
      const { plugin, session, rule } = granted;
      const isShown = isView || !origins.isolated;
      const answer = isShown ? answerHeaders.view(rule.view) : answerHeaders.inert;
      noted.plugin = plugin.slug;
      noted.user = session.person.id;
      const prefix = pluginPrefix(url.slug, url.space);
      const counted = traffic.of(plugin.slug, rule.label);
      return {
        kind: 'forward',
        account: { for: granted, noted, traffic: counted },
        reader: 'plugin',
        candidates: instances.candidates(plugin),
        // What no route declares has nothing in common but that: one path would speak for all others.
        breaker: rule.label === '' ? undefined : counted.breaker,
        countsAsWaiting: !rule.isStream,
        path,
        cookies: cookies.forPlugins,
        added: `Patchbay-Identity: ${token}\r\n${forwarded}X-Forwarded-Prefix: ${prefix}\r\n`,
        rules: { prefix, added: `${answer}X-Request-Id: ${noted.id}\r\n` },
        upgrade,
        maxBodyBytes: rule.maxBodyBytes,
        maxMs: rule.maxMs,
        isStream: rule.isStream,
        pingMs: rule.pingMs,
      };
    };
    const grant = (granted: Granted | Refusal): Decision | Promise<Decision> => {
      if (isRefusal(granted)) return granted;
      const { session, plugin, entered } = granted;
      const beyond = beyondRule(granted, contentLength, noted.address);
      if (beyond) return beyond;
      const { settings } = granted.rule;
      if (settings.length > 0) {
        return identity
          .tokenForSettings(session, plugin.slug, settings, entered)
          .then((minted) => route(granted, minted));
      }
      const token = identity.remembered(session, plugin.slug, entered);
      if (token !== undefined) return route(granted, token);
      return identity
        .tokenFor(session, plugin.slug, entered)
        .then((minted) => route(granted, minted));
    };
    const decideFor = (
      credential: Credential | undefined,
      linkEndsAt?: number,
    ): Decision | Promise<Decision> => {
      const granted = access.decide({
        slug,
        space,
        upgrades,
        method,
        path,
        credential,
        linkEndsAt,
      });
      return granted instanceof Promise ? granted.then(grant) : grant(granted);
    };
    if (link) {
      if (upgrades) return linkInvalid();
      return signedLinks
        .check(slug, { ...link, space })
        .then((checked) => (isRefusal(checked) ? checked : decideFor(undefined, checked.endsAt)));
    }
    if (isView) return decideFor(cookies.view);
    if (bearer === undefined) return decideFor(cookies.session);
    const person = readActingFor(head);
    if (person === undefined) return decideFor({ kind: 'bearer', token: bearer });
    return actingFor(bearer, person).then((it) => (isRefusal(it) ? it : decideFor(it)));
  };
}
