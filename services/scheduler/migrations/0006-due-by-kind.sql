-- What is due is found by how it fires: once, again and again, or as planning.ts decides. With one index
-- for all, each look for the few that are planned read every one of a backlog of timers.

drop index schedules_due;
create index schedules_due_once on schedules (next_fire_at)
  where next_fire_at is not null and not planned and repeat_us = 0;
create index schedules_due_again on schedules (next_fire_at)
  where next_fire_at is not null and not planned and repeat_us > 0;
create index schedules_due_planned on schedules (next_fire_at)
  where next_fire_at is not null and planned;
