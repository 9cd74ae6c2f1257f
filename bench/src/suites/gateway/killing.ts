import { setTimeout as sleep } from 'node:timers/promises';
import type { Measured } from './gateway.ts';
import { startOrigins } from './origins.ts';
import { addPlugin } from './patchbay.ts';
import type { Site } from './site.ts';
import { wrk } from './wrk.ts';

const underLoadS = 4;

/** Requests that fail when one of two instances is killed while both are under full load. */
export async function killing({ patchbay }: Site): Promise<Measured> {
  await using origins = await startOrigins();
  await using _plugin = await addPlugin(patchbay, { name: 'mortal', ports: origins.ports });
  const loading = wrk(`http://${patchbay.platform.addresses.gateway}/p/mortal-0/1k`, {
    connections: 64,
    seconds: underLoadS,
    headers: { Cookie: patchbay.session.cookie },
    mayFail: true,
  });
  await sleep((underLoadS / 2) * 1_000);
  origins.kill(0);
  const { requests, failed } = await loading;
  return {
    results: [
      { name: 'killed_instance/requests', value: requests, unit: 'requests' },
      { name: 'killed_instance/failed', value: failed, unit: 'requests' },
    ],
    section: {
      title: 'Killing one of two instances',
      text: `GETs at full load over 64 connections for ${underLoadS} s; one instance gets SIGKILL in the middle. A failed one is any that was not answered 200, or broke off.`,
      header: ['requests', 'failed'],
      rows: [[requests.toLocaleString('en'), String(failed)]],
    },
  };
}
