-- Schedules that are for a space: one for each space in which the plugin is active.

-- Why a schedule is inactive; since `held_fire_at`, the moment it would have fired next.
alter table schedules add column inactive_reason text;
update schedules set inactive_reason = 'inactive' where state = 'inactive';
alter table schedules add constraint schedules_inactive
  check ((state = 'inactive') = (inactive_reason is not null));
create index schedules_of_space on schedules (space) where space is not null;

-- Where the plugin is active: `[{"id": …, "slug": …}]`.
alter table plugins add column spaces jsonb not null default '[]';
