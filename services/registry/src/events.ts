import type { Logger, Metrics } from '@patchbay/chassis';
import { Counter } from 'prom-client';

export type Events = ReturnType<typeof createEvents>;

/** What happens in the registry: each function logs and counts one thing. */
export function createEvents({ log, metrics }: { log: Logger; metrics: Metrics }) {
  const registers = [metrics];
  const connections = new Counter({
    name: 'patchbay_plugin_connections_total',
    help: 'Streams opened by plugins, by outcome',
    labelNames: ['plugin', 'outcome'],
    registers,
  });
  const transitions = new Counter({
    name: 'patchbay_plugin_transitions_total',
    help: "Changes of a plugin's state",
    labelNames: ['plugin', 'state'],
    registers,
  });
  const commandRuns = new Counter({
    name: 'patchbay_commands_total',
    help: 'Commands that were run, by plugin and outcome',
    labelNames: ['plugin', 'outcome'],
    registers,
  });
  const lifecycleCalls = new Counter({
    name: 'patchbay_lifecycle_calls_total',
    help: 'Calls that tell plugins what happened to them, by outcome',
    labelNames: ['plugin', 'outcome'],
    registers,
  });

  const notifications = new Counter({
    name: 'patchbay_notifications_total',
    help: 'Calls of plugins that notified somebody',
    labelNames: ['plugin'],
    registers,
  });

  return {
    started(addresses: { grpc: string; http: string }) {
      log.info(addresses, 'registry started');
    },
    connected(at: {
      plugin: string;
      version: string;
      instance: string;
      epoch: number;
      resumed: boolean;
    }) {
      connections.inc({ plugin: at.plugin, outcome: at.resumed ? 'resumed' : 'registered' });
      log.info(at, at.resumed ? 'instance resumed' : 'instance registered');
    },
    refused(at: { plugin: string; code: string; reason: string }) {
      connections.inc({ plugin: at.plugin, outcome: at.code });
      log.warn(at, 'plugin refused');
    },
    instanceLeft(at: { plugin: string; instance: string; state: string; reason: string }) {
      log.info(at, 'instance left');
    },
    pluginChanged(at: { plugin: string; from: string; to: string; reason: string }) {
      transitions.inc({ plugin: at.plugin, state: at.to });
      log.info(at, 'plugin changed state');
    },
    decided(at: { plugin: string; decision: string }) {
      log.info(at, 'an operator decided');
    },
    spaceChanged(at: { space: string; change: string }) {
      log.info(at, 'space changed');
    },
    notified(at: { plugin: string; type: string; people: number }) {
      notifications.inc({ plugin: at.plugin });
      log.info(at, 'people notified');
    },
    notificationNotDelivered(at: {
      notification: string;
      sender: string;
      attempts: number;
      givenUp: boolean;
      reason: string;
    }) {
      log.warn(at, 'notification not delivered');
    },
    settingsChanged(at: { plugin: string; scope: string; names: readonly string[] }) {
      log.info(at, 'settings changed');
    },
    commandRun(at: { plugin: string; command: string; outcome: string }) {
      commandRuns.inc({ plugin: at.plugin, outcome: at.outcome });
      log.info(at, 'command run');
    },
    settingsMigrated(at: { plugin: string; scope: string; from: number; to: number }) {
      log.info(at, 'settings were rewritten for another release');
    },
    settingsNotMigrated(at: { plugin: string; scope: string; reason: string }) {
      log.warn(at, 'settings could not be rewritten for another release');
    },
    secretsResealed(at: { secrets: number }) {
      log.info(at, 'secrets are sealed with the newest key');
    },
    lifecycleCallAnswered(at: { plugin: string; kind: string }) {
      lifecycleCalls.inc({ plugin: at.plugin, outcome: 'answered' });
      log.info(at, 'a plugin was told what happened to it');
    },
    lifecycleCallFailed(at: { plugin: string; kind: string; reason: string }) {
      lifecycleCalls.inc({ plugin: at.plugin, outcome: 'failed' });
      log.warn(at, 'a plugin failed when it was told what happened to it');
    },
    unexpected(error: unknown, errorId: string) {
      log.error({ err: error, errorId }, 'unexpected error');
    },
    credentialCreated(at: { plugin: string; credential: string }) {
      log.info(at, 'credential created');
    },
    credentialRevoked(at: { plugin: string; credential: string }) {
      log.info(at, 'credential revoked');
    },
  };
}
