import type { Violation } from '@patchbay/proto';

type Entries = Record<string, object>;

/** What is listed with nothing that does it: the types forbid it, plain JavaScript does not. */
export function missingHandlers({
  routes,
  tasks,
  commands,
}: Record<'routes' | 'tasks' | 'commands', Entries>): Violation[] {
  const long = Object.entries(routes).filter(([, route]) => typeof route !== 'function');
  return [
    ...lacking('routes', Object.fromEntries(long), 'handle'),
    ...lacking('tasks', tasks, 'run'),
    ...lacking('commands', commands, 'run'),
  ];
}

function lacking(list: string, entries: Entries, handler: string): Violation[] {
  return Object.entries(entries)
    .filter(
      ([, entry]) =>
        typeof Object.entries(entry).find(([name]) => name === handler)?.[1] !== 'function',
    )
    .map(([name]) => ({ field: `${list}.${name}.${handler}`, message: 'is missing: a function' }));
}
