import { sql, type Queryable } from '@patchbay/chassis';

export type DeliveryRow = {
  notification: string;
  plugin: string;
  contribution: string;
  attempts: number;
  /** Of the plugin that notifies. */
  from: string;
  type: string;
  title: string;
  text: string;
  link: string;
  space: string | null;
  at: Date;
  userId: string;
  username: string;
  displayName: string;
  email: string;
};

type Key = Pick<DeliveryRow, 'notification' | 'plugin' | 'contribution'>;

export async function addDelivery(
  tx: Queryable,
  { notification, plugin, contribution }: Key,
): Promise<void> {
  await tx.run(sql`
    insert into notification_deliveries (notification, plugin, contribution)
    values (${notification}, ${plugin}, ${contribution})`);
}

/** Takes deliveries that are due for `claimSeconds`, after which they are due again. */
export function claimDeliveries(
  db: Queryable,
  { claimSeconds, limit }: { claimSeconds: number; limit: number },
): Promise<DeliveryRow[]> {
  return db.many<DeliveryRow>(sql`
    with claimed as (
      update notification_deliveries
      set attempts = attempts + 1,
        next_at = now() + ${claimSeconds} * interval '1 second'
      where (notification, plugin, contribution) in (
        select notification, plugin, contribution
        from notification_deliveries
        where next_at <= now()
        order by next_at
        limit ${limit}
        for update skip locked
      )
      returning *
    )
    select d.notification, d.plugin, d.contribution, d.attempts, n.plugin as from, n.type, n.title,
      n.text, n.link, n.space, n.at, n.user_id, u.username, u.display_name, u.email
    from claimed d
    join notifications n on n.id = d.notification
    join users u on u.id = n.user_id`);
}

export async function deleteDelivery(
  db: Queryable,
  { notification, plugin, contribution }: Key,
): Promise<void> {
  await db.run(sql`
    delete from notification_deliveries
    where notification = ${notification}
      and plugin = ${plugin}
      and contribution = ${contribution}`);
}

/** Makes it due in `seconds`, as the attempt with this number. */
export async function postponeDelivery(
  db: Queryable,
  { notification, plugin, contribution }: Key,
  { seconds, attempts }: { seconds: number; attempts: number },
): Promise<void> {
  await db.run(sql`
    update notification_deliveries
    set next_at = now() + ${seconds} * interval '1 second', attempts = ${attempts}
    where notification = ${notification}
      and plugin = ${plugin}
      and contribution = ${contribution}`);
}
