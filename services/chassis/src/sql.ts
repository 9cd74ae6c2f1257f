/** A statement with its parameters, or a part of one. */
export type Sql = { readonly text: string; readonly values: readonly unknown[] };

/**
 * Writes SQL with parameters: every `${value}` becomes `$n`, and every `${sql`…`}` is put in place.
 *
 * @example sql`select * from plugins where slug = ${slug} ${onlyEnabled ? sql`and enabled` : sql``}`
 */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Sql {
  let text = strings[0] ?? '';
  const values: unknown[] = [];
  for (const [index, part] of parts.entries()) {
    if (isSql(part)) {
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + values.length}`);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[index + 1] ?? '';
  }
  return { text, values, [marker]: true } as Sql;
}

const marker = Symbol('sql');

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && marker in part;
}
