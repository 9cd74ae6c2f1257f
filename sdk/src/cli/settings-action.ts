import type { CommandContext } from './command.ts';
import { scopeOf, type ScopeOptions } from './settings-arguments.ts';
import { UsageError } from './usage-error.ts';

/** Runs an action of a plugin with the settings in force; exit code 1 when it says that it failed. */
export async function runAction(
  { registry, print }: CommandContext,
  [slug, action, ...more]: string[],
  options: ScopeOptions,
): Promise<number> {
  if (slug === undefined || action === undefined || more.length > 0) {
    throw new UsageError('"settings action" takes a slug and the name of an action');
  }
  using clients = await registry();
  const scope = scopeOf(options);
  const { ok, message } = await clients.settings.runAction(
    { slug, scope, action },
    { timeoutMs: 30_000 },
  );
  print(message || (ok ? 'done' : 'failed'));
  return ok ? 0 : 1;
}
