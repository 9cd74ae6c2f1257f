import { PlatformError, type CallContext } from '@patchbay/proto';

const checkMs = 900;

/**
 * The context of a call that lasts: `authorise` is asked when it begins and every 0.9 s from then on, and
 * its signal aborts when that says no. What it says while a part is away does not count.
 *
 * @throws what `authorise` throws when the call begins.
 */
export async function whileAllowed(
  context: CallContext,
  authorise: (context: CallContext) => Promise<void>,
): Promise<{ context: CallContext } & Disposable> {
  const ended = new AbortController();
  const signal = AbortSignal.any([context.signal, ended.signal]);
  const lasting = { ...context, signal };
  await authorise(lasting);
  const check = async () => {
    try {
      await authorise(lasting);
    } catch (error) {
      if (error instanceof PlatformError && isRefusal(error)) ended.abort(error);
    }
  };
  const checking = setInterval(() => void check(), checkMs);
  return { context: lasting, [Symbol.dispose]: () => clearInterval(checking) };
}

function isRefusal({ code }: PlatformError): boolean {
  return code === 'unauthenticated' || code === 'forbidden';
}
