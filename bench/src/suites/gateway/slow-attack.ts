import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readable } from '../../chart.ts';
import type { Measured } from './gateway.ts';
import { isThere } from './programs.ts';
import { patchbayTarget, saturate } from './rounds.ts';
import type { Site } from './site.ts';

const run = promisify(execFile);
const attackers = 1_000;
const attackS = 8;

/** Whether everybody else is served while many connections send their heads, or bodies, byte by byte. */
export async function slowAttack({ patchbay }: Site): Promise<Measured | undefined> {
  if (!isThere('slowhttptest', 'slow attacks are not tried')) return undefined;
  const target = patchbayTarget('patchbay', patchbay, `${patchbay.plugin(0)}/1k`);
  const rates: { attack: string; perSecond: number; p99Us: number }[] = [];
  for (const attack of ['none', 'slow heads', 'slow bodies', 'slow readers']) {
    const ending = new AbortController();
    const attacking =
      attack === 'none' ? undefined : run('slowhttptest', args(attack, target.url), ending);
    const ended = attacking?.catch(() => undefined);
    await sleep(attacking ? 3_000 : 0);
    const { load } = await saturate(target, { connections: 64 });
    rates.push({ attack, perSecond: load.requests / load.seconds, p99Us: load.p99Us });
    ending.abort();
    await ended;
  }
  return {
    results: rates.map(({ attack, perSecond }) => ({
      name: `requests_per_second_under_attack/${attack.replace(' ', '_')}`,
      value: perSecond,
      unit: 'requests/s',
    })),
    section: {
      title: 'Slow attacks',
      text: `Requests of somebody signed in over 64 connections, none of which failed, while slowhttptest holds ${attackers.toLocaleString('en')} connections.`,
      header: ['attack', 'requests per second', 'p99, µs'],
      rows: rates.map(({ attack, perSecond, p99Us }) => [
        attack,
        readable(perSecond),
        readable(p99Us),
      ]),
    },
  };
}

function args(attack: string, url: string): string[] {
  const kind = attack === 'slow heads' ? '-H' : attack === 'slow bodies' ? '-B' : '-X';
  const pace = ['-c', String(attackers), '-r', '500', '-i', '1', '-l', String(attackS), '-p', '3'];
  return [kind, ...pace, '-u', url];
}
