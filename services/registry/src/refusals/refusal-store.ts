import { sql, type Queryable } from '@patchbay/chassis';

/** Notes why a process was refused; whether that is news: one that tries again and again makes none. */
export async function saveRefusal(tx: Queryable, slug: string, message: string): Promise<boolean> {
  const changed = await tx.maybeOne(sql`
    update plugins
    set refusal = ${message}, refused_at = now()
    where slug = ${slug}
      and refusal is distinct from ${message}
    returning slug`);
  return changed !== undefined;
}

export async function forgetRefusal(tx: Queryable, slug: string): Promise<void> {
  await tx.run(sql`
    update plugins
    set refusal = null, refused_at = null
    where slug = ${slug}`);
}
