import type { Database } from '@patchbay/chassis';
import {
  commands,
  fromStruct,
  mount,
  PlatformError,
  toDuration,
  toStruct,
  toTimestamp,
  toValue,
  type CallContext,
  type CommandMessage,
  type CommandRunMessage,
  type HandlersOf,
  type Mounted,
} from '@patchbay/proto';
import { pageOf } from '../api/page-of.ts';
import { callerOf } from '../access/caller.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { findCommandRun, listCommandRuns, type CommandRunRow } from './command-run-store.ts';
import type { CommandRights } from './command-rights.ts';
import { listKnownCommands, requireCommand, type KnownCommand } from './commands.ts';
import type { Guard, Needs } from '../access/guard.ts';
import type { CommandRunner } from './invoke-command.ts';

const needs: Needs<typeof commands> = {
  listCommands: 'commands.run',
  invokeCommand: 'commands.run',
  getCommandRun: 'commands.run',
  listCommandRuns: 'commands.run',
};

/** `patchbay.registry.v1.Commands`: what plugins do when they are told to. */
export function mountCommands({
  db,
  catalog,
  guard,
  rights,
  runner,
}: {
  db: Database;
  catalog: Catalog;
  guard: Guard;
  rights: CommandRights;
  runner: CommandRunner;
}): Mounted {
  const requireRunnable = async (at: { slug: string; name: string }, context: CallContext) => {
    const refusal = await rights({ caller: callerOf(context) })(requireCommand(catalog, at));
    if (refusal) throw refusal;
  };

  const handlers: HandlersOf<typeof commands> = {
    async listCommands({ slug, all, ...request }, context) {
      if (all) await guard.check(context, 'plugins.administer');
      const refusalOf = rights({ caller: callerOf(context) });
      const known = listKnownCommands(catalog, slug === '' ? undefined : slug);
      const listed = await Promise.all(
        known.map(async (it) => toCommand(it, (await refusalOf(it))?.message ?? '')),
      );
      const shown = all ? listed : listed.filter(({ refusal }) => refusal === '');
      const { page, nextPageToken } = pageOf(shown, request, (it) => `${it.slug}/${it.name}`);
      return { commands: page, nextPageToken };
    },
    async invokeCommand({ slug, name, input, space }, context) {
      const invoked = await runner.invoke({
        slug,
        name,
        input: fromStruct(input),
        space: space === '' ? undefined : space,
        caller: callerOf(context),
      });
      if ('runId' in invoked) return { slug, name, runId: invoked.runId };
      return { slug, name, result: toValue(invoked.result) };
    },
    async getCommandRun({ id }, context) {
      const row = isUuid(id) ? await findCommandRun(db, id) : undefined;
      if (!row) throw new PlatformError('not_found', `there is no run "${id}" of a command`);
      await requireRunnable({ slug: row.slug, name: row.command }, context);
      return { run: toRun(row) };
    },
    async listCommandRuns({ slug, name }, context) {
      await requireRunnable({ slug, name }, context);
      const rows = await listCommandRuns(db, { slug, command: name });
      return { runs: rows.map(toRun) };
    },
  };
  return mount(commands, handlers, guard.mounted(needs));
}

function toCommand(
  { slug, spec, permission, deadlineMs, available }: KnownCommand,
  refusal: string,
) {
  return {
    slug,
    name: spec.name,
    title: spec.title ?? spec.name,
    description: spec.description ?? '',
    input: spec.input ? toStruct(spec.input) : null,
    output: spec.output ? toStruct(spec.output) : null,
    exposure: spec.exposure,
    permission: permission ?? '',
    confirm: spec.confirm ?? '',
    async: spec.async,
    deadline: toDuration(deadlineMs),
    available,
    refusal,
  } satisfies CommandMessage;
}

function toRun({
  id,
  slug,
  command: name,
  actor,
  state,
  result,
  error,
  startedAt,
  finishedAt,
}: CommandRunRow): CommandRunMessage {
  return {
    id,
    slug,
    name,
    actor,
    state,
    result: result ? toValue(result.value) : null,
    error,
    startedAt: toTimestamp(startedAt),
    finishedAt: finishedAt && toTimestamp(finishedAt),
  };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
