import { isIP } from 'node:net';
import type { Client } from './client.ts';
import { has, valuesOf } from './header-lines.ts';
import { ownText } from './own-text.ts';
import { plainAddress } from './plain-address.ts';
import { requestNames, type RequestHead } from './request-head.ts';
import type { Networks } from '@patchbay/chassis';

const forwardedFor = requestNames.id['x-forwarded-for'];

/**
 * The address of whoever asks. A trusted hop in front says it in `X-Forwarded-For`, read from the right:
 * the first that is no trusted hop. From anybody else the header means nothing.
 */
export function clientAddressOf({ address, trustedHops }: Client, { lines }: RequestHead): string {
  if (!trustedHops || !has(lines, forwardedFor)) return address;
  return ownText(nearestStranger(valuesOf(lines, forwardedFor, ',') ?? '', address, trustedHops));
}

function nearestStranger(chain: string, from: string, trustedHops: Networks): string {
  let nearest = from;
  for (const part of chain.split(',').toReversed()) {
    const address = addressIn(part.trim());
    if (address === undefined) return nearest;
    nearest = address;
    if (!trustedHops.includes(address)) return nearest;
  }
  return nearest;
}

/** Some write it with a port, or IPv6 in brackets. */
function addressIn(text: string): string | undefined {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(bare) === 0 ? undefined : plainAddress(bare);
}
