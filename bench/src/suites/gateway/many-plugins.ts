import { readable } from '../../chart.ts';
import { median } from '../../result.ts';
import type { Measured } from './gateway.ts';
import { startPatchbay } from './patchbay.ts';
import { inTurns, patchbayTarget, saturate } from './rounds.ts';
import type { Site } from './site.ts';

const plugins = Number(process.env['BENCH_PLUGINS'] ?? 1_000);
const routesPerPlugin = 20;

/** Whether a request costs more where there are many plugins with many routes. */
export async function manyPlugins({ patchbay, origins }: Site): Promise<Measured> {
  await using many = await startPatchbay({ ports: origins.ports, plugins, routesPerPlugin });
  const few = 'patchbay-1-plugin';
  const all = `patchbay-${plugins}-plugins`;
  const figures = await inTurns(
    [
      patchbayTarget(few, patchbay, `${patchbay.plugin(0)}/1k`),
      patchbayTarget(all, many, `${many.plugin(plugins - 1)}/1k`),
    ],
    (target) => saturate(target, { connections: 64 }),
  );
  const cpu = [...figures].map(([name, each]) => ({
    name,
    value: median(each.map((it) => it.cpuUs)),
  }));
  return {
    results: cpu.map(({ name, value }) => ({ name: `cpu_us/${name}`, value, unit: 'µs/request' })),
    section: {
      title: 'Many plugins',
      text: `One plugin, and ${plugins.toLocaleString('en')} with ${routesPerPlugin} routes and two instances each, of which one is asked.`,
      header: ['', 'CPU per request, µs'],
      rows: cpu.map(({ name, value }) => [name, readable(value)]),
    },
  };
}
