-- When to run what (schedules), each execution (runs), and what is remembered of each plugin.
--
-- A moment that identifies something is an integer of microseconds since 1970: two replicas that
-- name one instant must name it by the same digits. Schedules have integer ids for the same reason,
-- and because a million of them are indexed several times.

create function to_us(at timestamptz) returns bigint
  language sql stable
  return (extract(epoch from at) * 1000000)::bigint;

create function from_us(us bigint) returns timestamptz
  language sql immutable
  return to_timestamp(us / 1000000.0);

create table plugins (
  slug text primary key,
  -- The catalog revision applied last, and when a replica last said it is still so.
  revision bigint not null,
  synced_at timestamptz not null default now(),
  -- "<instance id>/<epoch>" of the processes it was seen with, the latest last.
  processes text[] not null default '{}',
  -- The queues its tasks use; each has a consumer of triggers.
  queues text[] not null default '{}'
);

create table schedules (
  id bigint generated always as identity primary key,
  plugin text not null,
  task text not null,
  params_key text not null,
  space text,
  title text not null,
  spec jsonb not null,
  spec_key text not null,
  -- Grows each time the spec changes.
  generation integer not null default 1,
  delay_us bigint not null,
  -- 0 is once.
  repeat_us bigint not null,
  state text not null check (state in ('active', 'inactive', 'completed')),
  -- When the delay began.
  armed_at timestamptz not null default now(),
  -- The last moment of the grid that has passed since then, fired or skipped.
  passed_at timestamptz,
  next_fire_at timestamptz,
  skipped_count bigint not null default 0,
  last_skip_reason text,
  last_skip_at timestamptz,
  unique nulls not distinct (plugin, task, params_key, space),
  check ((state = 'active') = (next_fire_at is not null))
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);

create index schedules_due on schedules (next_fire_at) where next_fire_at is not null;

create sequence fences;

-- `(schedule_id, nominal_us)` makes a second run of one instant impossible, whatever the replicas
-- believe. There is no foreign key: its check would be paid for each run, and schedules stay.
create table runs (
  schedule_id bigint not null,
  -- The moment the schedule names.
  nominal_us bigint not null,
  plugin text not null,
  task text not null,
  generation integer not null,
  queue text not null,
  max_attempts integer not null,
  max_run_seconds double precision not null,
  state text not null default 'pending'
    check (state in ('pending', 'dispatched', 'running', 'succeeded', 'failed')),
  -- Attempts that count, the running one included.
  attempt integer not null default 0,
  -- How often the trigger of an attempt was sent anew: handed back, or gone from NATS.
  redeliveries integer not null default 0,
  due_at timestamptz not null,
  -- When a replica must look at it, if nothing has happened by then: publish it, look for its
  -- trigger, or call it lost.
  attend_at timestamptz not null,
  -- Where its trigger is in the stream.
  stream_seq bigint,
  -- Proves that a report is from the current attempt; never given twice.
  fence bigint,
  instance_id text,
  dispatched_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  error text,
  requested_by text,
  primary key (schedule_id, nominal_us),
  check ((finished_at is not null) = (state in ('succeeded', 'failed')))
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);

-- One unfinished run per schedule: no overlap.
create unique index runs_unfinished on runs (schedule_id) where finished_at is null;
create index runs_attend on runs (state, attend_at) where finished_at is null;
create index runs_newest on runs (nominal_us, schedule_id);
create index runs_newest_of_plugin on runs (plugin, nominal_us, schedule_id);
create index runs_newest_failed on runs (nominal_us, schedule_id) where state = 'failed';
create index runs_finished on runs (finished_at) where finished_at is not null;

-- When the stream of triggers was made, as NATS says: another time means that NATS lost its data.
create table streams (
  name text primary key,
  created text not null
);
