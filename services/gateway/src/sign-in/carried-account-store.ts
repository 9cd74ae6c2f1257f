import { sql, type Queryable } from '@patchbay/chassis';

/** An account of a time when the gateway kept the people itself. */
export type CarriedAccount = {
  id: string;
  username: string;
  displayName: string;
  role: 'administrator' | 'member';
};

export function listCarriedAccounts(db: Queryable): Promise<CarriedAccount[]> {
  return db.many<CarriedAccount>(sql`
    select id, username, display_name, role
    from carried_accounts
    order by created_at`);
}

export async function deleteCarriedAccount(db: Queryable, id: string): Promise<void> {
  await db.run(sql`delete from carried_accounts where id = ${id}`);
}
