import type { Logger } from '@patchbay/chassis';
import type { ConnectResponse, ReceivedConnectRequest } from '@patchbay/proto';
import { changePlugin, type ChangeDeps } from '../plugins/change-plugin.ts';
import { savePhase, type Lease, type Phase, type Said } from '../plugins/instance-store.ts';
import { saveDecisions } from '../plugins/plugin-store.ts';
import { answerSettings } from '../settings/stream-settings.ts';
import type { CrashLimit } from '../plugins/crash-store.ts';
import { crashed, stopped } from './departures.ts';

type ListenDeps = ChangeDeps & { log: Logger; crashLimit: CrashLimit };

const phases: Partial<Record<string, Phase>> = {
  PHASE_INITIALISING: 'initialising',
  PHASE_READY: 'ready',
  PHASE_DRAINING: 'draining',
};

/** Takes what the plugin says until its stream ends. */
export async function listen(
  deps: ListenDeps,
  incoming: AsyncIterator<ReceivedConnectRequest>,
  {
    slug,
    version,
    lease,
    said,
    heartbeat,
    answer,
  }: {
    slug: string;
    version: string;
    lease: Lease;
    /** What is stored that it said last. */
    said: Said;
    heartbeat: () => void;
    answer: (response: ConnectResponse) => void;
  },
): Promise<void> {
  let { phase: lastPhase, message: lastMessage } = said;
  for (;;) {
    const { value, done } = await incoming.next();
    if (done) return;
    heartbeat();
    if (value.deregister) {
      await changePlugin(deps, slug, (tx) => saveDecisions(tx, slug, { removed: true }));
    }
    if (value.askSettings) {
      void answerSettings(deps, { slug, version }, value.askSettings).then((settingsAnswer) =>
        answer({ settingsAnswer }),
      );
    }
    if (!value.status) continue;
    const { phase: name, progress, text } = value.status;
    if (name === 'PHASE_GONE') return stopped(deps, slug, lease);
    if (name === 'PHASE_CRASHED') return crashed(deps, slug, lease, text);
    const phase = phases[name];
    if (!phase) continue;
    const percent =
      phase === 'initialising' && progress > 0 ? `${Math.round(progress * 100)} % ` : '';
    const message = `${percent}${text.slice(0, 200)}`.trim();
    if (phase === lastPhase && message === lastMessage) continue;
    await changePlugin(deps, slug, async (tx) => {
      if (!(await savePhase(tx, lease, { phase, message }))) return { nothing: true };
    });
    [lastPhase, lastMessage] = [phase, message];
  }
}
