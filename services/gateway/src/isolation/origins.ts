import { slug as slugShape } from '@patchbay/proto';
import { ownText } from '../engine/own-text.ts';

/** Whose origin a request came to, by its `Host`. */
export type Place =
  /** The shell's; also every name there is while views have no origins of their own. */
  | { kind: 'shell' }
  /** Of one plugin's views. */
  | { kind: 'view'; slug: string; origin: string }
  /** Another name of this gateway, such as an address: for programs, people are sent to the shell. */
  | { kind: 'other-name' }
  /** A name below the plugin domain that no plugin can have. */
  | { kind: 'nobody' };

export type Origins = {
  /** Whether plugins' views have origins of their own. */
  isolated: boolean;
  /** `https://patchbay.example`. */
  shell: string;
  /** Where a plugin's views are: `https://hello.patchbay.example`, or the shell's. */
  viewOrigin: (slug: string) => string;
  /** All of these as one source of a Content-Security-Policy. */
  everyView: string;
  placeOf: (host: string | undefined) => Place;
};

const [shell, otherName, nobody]: [Place, Place, Place] = [
  { kind: 'shell' },
  { kind: 'other-name' },
  { kind: 'nobody' },
];
const maxRemembered = 10_000;

/** The origins of this site; without a plugin domain there is one for everything. */
export function createOrigins(publicUrl: URL, pluginDomain: string | undefined): Origins {
  const { protocol, hostname, port, origin } = publicUrl;
  if (pluginDomain === undefined) {
    return {
      isolated: false,
      shell: origin,
      viewOrigin: () => origin,
      everyView: origin,
      placeOf: () => shell,
    };
  }
  const end = `.${pluginDomain}${port === '' ? '' : `:${port}`}`;
  const viewOrigin = (slug: string) => `${protocol}//${slug}${end}`;
  const remembered = new Map<string, Place>();

  const read = (host: string): Place => {
    const name = host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
    if (name === hostname) return shell;
    if (!name.endsWith(`.${pluginDomain}`)) return otherName;
    const slug = name.slice(0, -pluginDomain.length - 1);
    if (!slugShape.safeParse(slug).success) return nobody;
    return { kind: 'view', slug, origin: viewOrigin(slug) };
  };

  return {
    isolated: true,
    shell: origin,
    viewOrigin,
    everyView: viewOrigin('*'),
    placeOf(host = '') {
      let place = remembered.get(host);
      if (!place) {
        const own = ownText(host);
        place = read(own);
        if (remembered.size >= maxRemembered) remembered.clear();
        remembered.set(own, place);
      }
      return place;
    },
  };
}

/**
 * Why a plugin domain does not go with the shell's address; undefined when it does. The two must be one
 * site, or browsers would not send a view's cookie in the shell's frame. This knows no list of public
 * suffixes: it wants two labels in common.
 */
export function whyNotPluginDomain(publicUrl: string, domain: string): string | undefined {
  const { hostname } = new URL(publicUrl);
  if (/^[\d.]+$|^\[/.test(hostname)) {
    return 'needs a PUBLIC_URL with a host name: an address has no names below it';
  }
  const [labels, others] = [hostname, domain].map((name) => name.split('.').slice(-2));
  if (labels?.length === 2 && labels.join('.') === others?.join('.')) return undefined;
  return 'must share its last two labels with PUBLIC_URL, as plugins.example.com does with https://patchbay.example.com: browsers have to take both for one site';
}
