import { join } from 'node:path';
import { dieWithLauncher } from './command.ts';
import { serviceEnvironment, type ServiceName, type Wiring } from './environment.ts';
import type { LaunchContext } from './launch-context.ts';
import { startStopwatch } from './launcher-output.ts';
import { ROOT } from './root.ts';
import { startSupervised } from './start-supervised.ts';
import type { Supervised } from './supervise.ts';
import { untilAnswers200 } from './until-answers.ts';

/** Starts a service of the platform as a process and resolves when its `/readyz` is 200. */
export async function startService(
  name: ServiceName,
  wiring: Wiring,
  { output, signal, now }: LaunchContext,
): Promise<Supervised> {
  const elapsed = startStopwatch();
  const main = join(ROOT, 'services', name, 'src', 'main.ts');
  const env = serviceEnvironment(name, wiring);
  const service = await startSupervised(
    await dieWithLauncher({ file: process.execPath, args: [main], cwd: ROOT, env }, 'SIGKILL'),
    {
      ...output.shown(name),
      name: `the ${name}`,
      now,
      signal,
      untilReady: (signal) => untilAnswers200(`http://${httpAddress(name, wiring)}/readyz`, signal),
    },
  );
  output.say(`${name} is ready (${elapsed()})`);
  return service;
}

function httpAddress(name: ServiceName, { addresses }: Wiring): string {
  if (name === 'gateway') return addresses.gateway;
  return name === 'registry' ? addresses.registryHttp : addresses.schedulerHttp;
}
