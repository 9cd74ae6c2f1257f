/** The lists of a manifest that a definition has as objects, by name. */
type Named = 'routes' | 'tasks' | 'commands' | 'lifecycle' | 'settingsActions';

/**
 * The path of a manifest's field as the definition has it: `tasks[0].cron` is `tasks.report.cron` there,
 * `routes[1].path` the key itself, `routes.GET /feed`.
 */
export function writtenField(
  field: string,
  names: Readonly<Partial<Record<Named, readonly string[]>>>,
): string {
  const [, list = '', index = '', rest = ''] = /^(\w+)\[(\d+)\](.*)$/.exec(field) ?? [];
  const name = names[list as Named]?.[Number(index)];
  if (name === undefined) return field;
  const isKey = list === 'routes' && /^\.(method|path)$/.test(rest);
  return `${list}.${name}${isKey ? '' : rest}`;
}
