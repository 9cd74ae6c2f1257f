import { every, newId, type Database, type Logger } from '@patchbay/chassis';
import { invalid, PlatformError, type Json, type JsonObject } from '@patchbay/proto';
import type { AskPlugin } from '../lifecycle/ask-plugin.ts';
import { recordDeeds } from '../access/audit-store.ts';
import { actorOf, type Caller } from '../access/caller.ts';
import type { Catalog } from '../catalog/catalog.ts';
import {
  addCommandRun,
  failAbandonedRuns,
  finishCommandRun,
  keepCommandRunsAlive,
} from './command-run-store.ts';
import type { CommandRights } from './command-rights.ts';
import { requireCommand, type KnownCommand } from './commands.ts';
import type { Events } from '../events.ts';
import { schemaViolations } from '@patchbay/chassis';

export type Invocation = {
  slug: string;
  name: string;
  input: JsonObject;
  space?: string | undefined;
  caller: Caller;
};

/** The command's result, or the id of its run when it takes long. */
export type Invoked = { result: Json } | { runId: string };

export type CommandRunner = AsyncDisposable & {
  /**
   * Runs a command of a plugin, at most once.
   *
   * @throws PlatformError `not_found` "Unknown Command"; `forbidden`; `invalid` with the paths of what
   * the input schema does not take; `conflict`, reason `busy`; the plugin's own, and all of `AskPlugin`.
   */
  invoke(invocation: Invocation): Promise<Invoked>;
};

const aliveSeconds = 15;

export function createCommandRunner({
  db,
  catalog,
  rights,
  askPlugin,
  events,
  log,
}: {
  db: Database;
  catalog: Catalog;
  rights: CommandRights;
  askPlugin: AskPlugin;
  events: Events;
  log: Logger;
}): CommandRunner {
  /** Ids of the runs that this replica waits for. */
  const running = new Set<string>();

  const ask = async (command: KnownCommand, { input, space, caller }: Invocation) => {
    const { slug, spec, deadlineMs } = command;
    const call = `command/${spec.name}`;
    const result = await askPlugin({
      plugin: slug,
      call,
      payload: input,
      caller,
      space,
      deadlineMs,
    });
    const wrong = spec.output ? schemaViolations(spec.output, 'result', result) : [];
    if (wrong.length === 0) return result;
    const list = wrong.map(({ field, message }) => `${field} ${message}`).join('; ');
    const message = `command "${spec.name}" of plugin "${slug}" answered what its manifest does not promise: ${list}`;
    throw new PlatformError('internal', message);
  };

  const told = async (command: KnownCommand, invocation: Invocation): Promise<Json> => {
    const at = { plugin: command.slug, command: command.spec.name };
    try {
      const result = await ask(command, invocation);
      events.commandRun({ ...at, outcome: 'succeeded' });
      return result;
    } catch (error) {
      events.commandRun({
        ...at,
        outcome: error instanceof PlatformError ? error.code : 'internal',
      });
      throw error;
    }
  };

  const begin = async (command: KnownCommand, invocation: Invocation): Promise<string> => {
    const { slug, spec } = command;
    const id = newId();
    const actor = actorOf(invocation.caller);
    const added = await addCommandRun(
      db,
      { id, slug, command: spec.name, actor },
      { aliveSeconds },
    );
    if (!added) {
      const message = `command "${spec.name}" of plugin "${slug}" is busy: it is running already`;
      throw new PlatformError('conflict', message, { reason: 'busy' });
    }
    void finish(id, told(command, invocation));
    return id;
  };

  const finish = async (id: string, result: Promise<Json>): Promise<void> => {
    running.add(id);
    try {
      await finishCommandRun(db, id, await outcomeOf(result, log));
    } catch (error) {
      log.error({ err: error, run: id }, 'the result of a command is lost');
    } finally {
      running.delete(id);
    }
  };

  const watch = async (): Promise<void> => {
    if (running.size > 0) await keepCommandRunsAlive(db, [...running], { aliveSeconds });
    await failAbandonedRuns(db);
  };
  const watching = every(5_000, watch, { log, name: 'commands' });

  return {
    async invoke(invocation) {
      const { slug, input, caller } = invocation;
      const command = requireCommand(catalog, invocation);
      const { spec } = command;
      const refusal = await rights(invocation)(command);
      if (refusal) throw refusal;
      const wrong = spec.input ? schemaViolations(spec.input, '', input) : [];
      if (wrong.length > 0) {
        const violations = wrong.map(({ field, message }) => ({
          field: field.replace(/^\./, ''),
          message,
        }));
        throw invalid(`the input of command "${spec.name}" is not valid`, violations);
      }
      const runId = spec.async ? await begin(command, invocation) : undefined;
      if (caller.kind !== 'platform') {
        const target = `command:${slug}/${spec.name}`;
        await recordDeeds(db, caller, [{ action: 'command.invoked', target }]);
      }
      if (runId !== undefined) return { runId };
      return { result: await told(command, invocation) };
    },
    [Symbol.asyncDispose]: () => watching[Symbol.asyncDispose](),
  };
}

async function outcomeOf(running: Promise<Json>, log: Logger) {
  try {
    return { result: await running };
  } catch (error) {
    if (error instanceof PlatformError) {
      const { code, message } = error;
      return { error: { code, message } };
    }
    log.error({ err: error }, 'a command failed unexpectedly');
    return { error: { code: 'internal', message: 'something went wrong here' } };
  }
}
