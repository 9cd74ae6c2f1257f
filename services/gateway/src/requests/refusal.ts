import { platformPermissions, type ReceivedPlugin } from '@patchbay/proto';

/** Why a request is not answered by a plugin, and what to do about it. */
export type Refusal = {
  status: number;
  /** Stable, for programs. */
  code: string;
  title: string;
  detail: string;
  hint?: string | undefined;
  retryAfterSeconds?: number;
  /** A page where whoever may can do something about it. */
  link?: { href: string; label: string };
};

export function isRefusal(result: object): result is Refusal {
  return 'status' in result && 'code' in result;
}

export function signedOut(): Refusal {
  return {
    status: 401,
    code: 'unauthenticated',
    title: 'You are signed out',
    detail: 'this page is for people who are signed in',
    hint: 'sign in, and you come back here',
  };
}

export function badToken(): Refusal {
  return {
    status: 401,
    code: 'unauthenticated',
    title: 'This token does not count',
    detail: 'the token is not known here, was revoked, has expired, or its owner is disabled',
    hint: 'make a new one on the page of your account',
  };
}

/** A plugin that acts for somebody has to have been asked by them. */
export function badActingFor(detail: string): Refusal {
  return {
    status: 401,
    code: 'unauthenticated',
    title: 'Nobody is known for whom this is asked',
    detail,
    hint: 'send the Patchbay-Identity of the request that this one is for, as it came, within 60 s',
  };
}

export function outOfScope({ slug, title }: ReceivedPlugin): Refusal {
  return {
    status: 403,
    code: 'forbidden',
    title: 'The token does not reach so far',
    detail: `no scope of the token is about ${title}: it needs a permission that begins with "${slug}."`,
    hint: 'make a token with such a scope, or with all that you may do',
  };
}

/** A policy said no. */
export function vetoed({ name, detail }: { name: string; detail: string }): Refusal {
  return {
    status: 403,
    code: 'forbidden',
    title: 'This is not allowed',
    detail: `${name} says no: ${detail}`,
  };
}

/** Of the API: there is no page to sign in on. */
export function apiSignedOut(): Refusal {
  return {
    status: 401,
    code: 'unauthenticated',
    title: 'Nobody is signed in',
    detail: 'this needs an API token as "authorization: Bearer <token>", or a session',
    hint: 'make a token on the page of your account',
  };
}

export function methodNotAllowed(method: string): Refusal {
  return {
    status: 405,
    code: 'method_not_allowed',
    title: 'There is no such method here',
    detail: `the API takes GET, POST, PUT, PATCH and DELETE, not ${method}`,
  };
}

export function apiTooLarge(bytes: number): Refusal {
  return {
    status: 413,
    code: 'too_large',
    title: 'This is too large',
    detail: `the API takes ${bytes.toLocaleString('en')} bytes at most`,
  };
}

export function apiExhausted(seconds: number): Refusal {
  return {
    status: 429,
    code: 'exhausted',
    title: 'Too many requests',
    detail: `you may ask again in ${seconds} s`,
    hint: 'ask less often, or wait as Retry-After says',
    retryAfterSeconds: seconds,
  };
}

export function serviceAway(service: string): Refusal {
  return {
    status: 503,
    code: 'unavailable',
    title: 'A part of the platform does not answer',
    detail: `the ${service} does not answer`,
    hint: 'try again in a moment',
    retryAfterSeconds: 5,
  };
}

export function crossOrigin(publicUrl: string): Refusal {
  return {
    status: 403,
    code: 'cross_origin',
    title: 'Request from another site refused',
    detail: 'a page of another site, or of another plugin, asked for something here in your name',
    hint: `if it was you, open ${publicUrl} and try again from there`,
  };
}

/** A form without the token of the session that it comes with. */
export function foreignForm(): Refusal {
  return {
    status: 403,
    code: 'foreign_form',
    title: 'This form is of another sign-in',
    detail:
      'nothing was changed: its page was opened before you signed in, or is none of this site',
    hint: 'go back, load the page again and send the form from there',
  };
}

/** A frame on a plugin's origin went to a page that is not there, but may be the shell's. */
export function ofAnotherOrigin(target: string): Refusal {
  return {
    status: 404,
    code: 'of_another_origin',
    title: 'This page is somewhere else',
    detail: 'it is not part of the plugin that is shown here',
    link: { href: target, label: 'Open it' },
  };
}

/** The same for what only this plugin's views could ask for. */
export function notAView(): Refusal {
  return {
    status: 404,
    code: 'of_another_origin',
    title: 'There is no such page',
    detail: 'only the pages of one plugin are on this host',
    hint: 'the address of the platform has all others',
  };
}

/** On the shell's origin nothing of a plugin may act. */
export function scriptOfShell(): Refusal {
  return {
    status: 403,
    code: 'of_another_origin',
    title: 'Not at this address',
    detail:
      'what plugins serve can be read at this address, but not run as a script, a style or a worker: it acts on an origin of its own',
    hint: "ask for it at the plugin's own host name",
  };
}

/** A ticket into a plugin's origin that was used, or waited too long. */
export function usedTicket(path: string): Refusal {
  return {
    status: 403,
    code: 'used_ticket',
    title: 'This way in was used already',
    detail: 'the address of a frame is good once, and for half a minute',
    link: { href: path, label: 'Open the page again' },
  };
}

/** A browser that does not keep the cookie of a plugin's origin. */
export function cookieRefused(host: string): Refusal {
  return {
    status: 403,
    code: 'cookie_refused',
    title: 'Your browser keeps no cookie here',
    detail: `plugins are shown from hosts of their own, and your browser keeps no cookie for ${host}`,
    hint: 'allow cookies for this site and its plugins, then load the page again',
  };
}

export function oddPath(why: string): Refusal {
  return {
    status: 400,
    code: 'odd_path',
    title: 'This address is not well-formed',
    detail: `the address is refused because ${why}`,
    hint: 'check the link that led here',
  };
}

export function pageNotFound(): Refusal {
  return {
    status: 404,
    code: 'not_found',
    title: 'There is no such page',
    detail: 'nothing is at this address',
    hint: 'check the address, or start again from the home page',
  };
}

/** @param missing names of permissions, at least one. */
export function missingPermissions(missing: readonly string[]): Refusal {
  const known = new Map<string, string>(platformPermissions.map((it) => [it.name, it.title]));
  const named = missing.map((name) => `"${known.get(name) ?? name}"`);
  const plural = missing.length > 1;
  return {
    status: 403,
    code: 'forbidden',
    title: 'This is not for you yet',
    detail: `it needs the permission${plural ? 's' : ''} ${named.join(' and ')}, which none of your roles has`,
    hint: 'ask an administrator for a role that has it, or sign in with another account',
  };
}

export function noSuchRoute(title: string): Refusal {
  return {
    status: 404,
    code: 'not_found',
    title: 'There is no such page',
    detail: `${title} has nothing at this address`,
    hint: 'check the address, or start again from the home page',
  };
}

export function websocketMismatch(title: string, websocket: 'only' | 'never'): Refusal {
  const detail =
    websocket === 'only'
      ? `${title} has a WebSocket at this address, and no page`
      : `${title} has no WebSocket at this address`;
  return { status: 400, code: 'websocket_mismatch', title: 'This is not what it is for', detail };
}

export function tooManyRequests(title: string, retryAfterSeconds: number): Refusal {
  return {
    status: 429,
    code: 'too_many_requests',
    title: 'Too many requests',
    detail: `${title} takes fewer requests of one person than these`,
    hint: `wait ${retryAfterSeconds} s, and try again`,
    retryAfterSeconds,
  };
}

export function bodyTooLarge(title: string, maxBytes: number): Refusal {
  return {
    status: 413,
    code: 'body_too_large',
    title: 'This is too large',
    detail: `${title} takes ${maxBytes.toLocaleString('en')} bytes at most here`,
    hint: 'send less at a time',
  };
}

/** The request, not its answer, takes longer than the route allows. */
export function requestTooSlow(title: string): Refusal {
  return {
    status: 408,
    code: 'request_timeout',
    title: 'This request did not arrive in time',
    detail: `${title} waits no longer for it`,
    hint: 'send it again, without pauses',
  };
}

export function linkExpired(): Refusal {
  return {
    status: 403,
    code: 'link_expired',
    title: 'This link has expired',
    detail: 'it was valid for a short time only',
    hint: 'go back to where you found it, and open it again from there',
  };
}

export function linkInvalid(): Refusal {
  return {
    status: 403,
    code: 'link_invalid',
    title: 'This link is not valid',
    detail: 'it was changed on its way, or is for another address',
    hint: 'check that the whole link was copied',
  };
}

/** A part of the platform that is needed to decide is away. */
export function partAway(detail: string): Refusal {
  return {
    status: 503,
    code: 'unavailable',
    title: 'Your session cannot be checked right now',
    detail,
    hint: 'try again in a moment',
    retryAfterSeconds: 5,
  };
}

export function unknownPlugin(slug: string): Refusal {
  return {
    status: 404,
    code: 'unknown_plugin',
    title: 'There is no such plugin',
    detail: `no plugin "${slug}" is installed here`,
    hint: 'check the address, or choose a plugin from the navigation',
  };
}

export function unknownSpace(slug: string): Refusal {
  return {
    status: 404,
    code: 'unknown_space',
    title: 'There is no such space',
    detail: `no space has the address "${slug}"`,
    hint: 'check the address, or choose one of your spaces',
  };
}

export function notInSpace(slug: string): Refusal {
  return {
    status: 403,
    code: 'not_in_space',
    title: 'You are not in this space',
    detail: `only those who are in "${slug}" may see it`,
    hint: 'ask an admin of the space to take you in',
  };
}

export function notSpaceAdmin(title: string): Refusal {
  return {
    status: 403,
    code: 'not_space_admin',
    title: 'For admins of the space only',
    detail: `only admins of "${title}" may change it`,
    hint: 'ask one of them to do it',
  };
}

export function inactivePlugin(title: string, { manageable }: { manageable: boolean }): Refusal {
  return {
    status: 404,
    code: 'plugin_inactive',
    title: `${title} is not active here`,
    detail: 'this plugin is not used in this space',
    hint: manageable
      ? "activate it in the space's settings"
      : 'ask an admin of the space if you need it',
  };
}

export function onlyInSpaces(title: string): Refusal {
  return {
    status: 404,
    code: 'only_in_spaces',
    title: `${title} works in spaces only`,
    detail: 'this plugin has no pages outside of spaces',
    hint: 'open it in one of your spaces',
  };
}

export function archivedSpace(title: string): Refusal {
  return {
    status: 403,
    code: 'space_archived',
    title: 'The space is archived',
    detail: `the space is archived: "${title}" can be seen, and nothing in it can be changed`,
    hint: 'an admin of the space can take it out of the archive',
  };
}

export function disabledPlugin(
  { title, state }: ReceivedPlugin,
  { administrator }: { administrator: boolean },
): Refusal {
  return {
    status: 404,
    code: 'plugin_disabled',
    title: `${title} is disabled`,
    detail: administrator
      ? (state?.message ?? 'an operator disabled it')
      : 'an administrator has switched this plugin off',
    hint: administrator
      ? 'enable it again on the Plugins page'
      : 'ask an administrator if you need it',
  };
}

export function pluginNotReady({ slug, title, state }: ReceivedPlugin): Refusal {
  const unset = state?.name === 'not-configured';
  return {
    status: 503,
    code: 'plugin_not_ready',
    title: `${title} is ${wordFor(state?.name)}`,
    detail: state?.message ?? 'no process of this plugin is ready',
    hint: state?.hint || 'this page comes back by itself as soon as the plugin is ready',
    retryAfterSeconds: 5,
    ...(unset && {
      hint: 'whoever administers settings can set what is missing',
      link: { href: `/plugins/${slug}/settings`, label: 'Settings' },
    }),
  };
}

export function badAnswer(title: string, detail: string): Refusal {
  return {
    status: 502,
    code: 'bad_gateway',
    title: `${title} did not answer properly`,
    detail,
    hint: 'try again; if it stays like this, an administrator finds the reason in the log of the plugin',
  };
}

export function tooSlow(title: string, detail: string): Refusal {
  return {
    status: 504,
    code: 'plugin_timeout',
    title: `${title} takes too long`,
    detail,
    hint: 'try again in a moment',
  };
}

export function databaseAway(): Refusal {
  return partAway('the database of the platform does not answer');
}

export function internalError(detail: string): Refusal {
  const title = 'Something went wrong here';
  return { status: 500, code: 'internal', title, detail, hint: 'try again in a moment' };
}

function wordFor(state: string | undefined): string {
  switch (state) {
    case 'initialising':
      return 'starting';
    case 'draining':
      return 'shutting down';
    case 'pending':
      return 'not connected yet';
    case 'pending-approval':
      return 'waiting for approval';
    case 'not-configured':
      return 'not configured';
    case 'blocked':
      return 'waiting for something it needs';
    case 'incompatible':
      return 'not made for this platform';
    case 'quarantined':
      return 'in quarantine';
    case 'ready':
      return 'between two processes';
    default:
      return 'offline';
  }
}
