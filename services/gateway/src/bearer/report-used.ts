import { every, type Logger } from '@patchbay/chassis';
import type { TokensClient } from '../platform-clients.ts';
import type { Bearers } from './bearers.ts';

/** Tells the registry each minute which tokens were used here. What cannot be told is forgotten. */
export function reportUsed({
  bearers,
  tokens,
  log,
}: {
  bearers: Pick<Bearers, 'takeUsed'>;
  tokens: TokensClient;
  log: Logger;
}): AsyncDisposable {
  const report = async () => {
    const ids = bearers.takeUsed();
    if (ids.length > 0) await tokens.noteTokensUsed({ ids }, { timeoutMs: 5_000 });
  };
  return every(60_000, report, { log, name: 'tokens used' });
}
