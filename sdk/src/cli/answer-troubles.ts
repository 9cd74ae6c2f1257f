import { PlatformError } from '@patchbay/proto';
import type { CommandContext } from './command.ts';

const timeoutMs = 5_000;

/**
 * What was wrong with a plugin's answers in the last five minutes, a line each, as one process of the gateway
 * counted. None where no gateway is named; where it does not say, that is told, and nothing fails.
 */
export async function answerTroubles(
  { gateway, tell }: Pick<CommandContext, 'gateway' | 'tell'>,
  slug: string,
): Promise<string[]> {
  const api = await gateway();
  if (!api) return [];
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const { troubles, seenBy } = await api.getPluginHealth({ slug }, { signal });
    const { worker = 0, workers = 1 } = seenBy ?? {};
    const whose = workers > 1 ? `; counted by worker ${worker} of ${workers} alone` : '';
    return troubles.map(({ message, hint, last }) => {
      const { request, at, requestId } = last ?? {};
      return `${message}; ${hint}; the last was ${request} at ${at}, request id ${requestId}${whose}`;
    });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    tell(`the gateway does not say what was wrong with its answers: ${error.message}`);
    return [];
  }
}
