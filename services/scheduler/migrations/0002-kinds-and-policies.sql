-- Schedules with cron and policies, schedules that plugins ask for, paused ones; runs that are
-- skipped or cancelled, that wait for their turn, and that say how far they are.
--
-- `planned` schedules are those whose next moment or whose policy the plain claim statement does not
-- know: see planning.ts. Every skip is now a row of `runs`, so the counters of skips are gone.

alter table schedules
  drop column skipped_count,
  drop column last_skip_reason,
  drop column last_skip_at,
  drop constraint schedules_check,
  drop constraint schedules_plugin_task_params_key_space_key,
  add column planned boolean not null default false,
  -- Declared in a manifest, or asked for by a plugin or an operator.
  add column origin text not null default 'declared' check (origin in ('declared', 'requested')),
  -- Tells requested schedules of one task and params apart; empty for declared ones.
  add column dedupe_key text not null default '',
  add column created_by text,
  -- Paused by a person, or by its own failure: keeps its place, and fires nothing.
  add column paused_at timestamptz,
  add column paused_by text,
  add column pause_reason text,
  -- The moment it would have fired next when it was paused or its plugin went away.
  add column held_fire_at timestamptz,
  -- The time zone data its next moment was computed with.
  add column tz_version text,
  add constraint schedules_next
    check ((state = 'active' and paused_at is null) = (next_fire_at is not null)),
  add constraint schedules_identity
    unique nulls not distinct (plugin, task, params_key, space, dedupe_key);

create index schedules_tz on schedules (tz_version) where tz_version is not null;

update schedules
set spec = '{
  "timezone": "UTC", "jitterSeconds": 0, "priority": 0, "overlap": "forbid",
  "misfire": "run-once", "catchUpMax": 10, "pauseOnFailure": false,
  "retry": {"backoff": "quartic", "seconds": 10, "maxSeconds": 86400}}'::jsonb || spec;

alter table runs
  drop constraint runs_state_check,
  drop constraint runs_check,
  add constraint runs_state check (state in (
    'pending', 'dispatched', 'running', 'succeeded', 'failed', 'skipped', 'cancelled')),
  add constraint runs_finished check (
    (finished_at is not null) = (state in ('succeeded', 'failed', 'skipped', 'cancelled'))),
  -- Its own params; those of its schedule when null.
  add column params jsonb,
  add column priority integer not null default 0,
  -- No other run of its schedule may be unfinished.
  add column exclusive boolean not null default true,
  -- It waits for its turn: behind others of its schedule, or for a limit of its task or plugin.
  add column gated boolean not null default false,
  add column released boolean not null default false,
  -- When it is too late to start it.
  add column start_by timestamptz,
  add column skip_reason text,
  -- A skip stands for so many moments of the schedule, until the last.
  add column moments integer not null default 1,
  add column until_us bigint,
  add column cancel_requested_at timestamptz,
  add column cancelled_by text,
  add column progress double precision,
  add column progress_text text,
  add column progress_at timestamptz,
  -- Not jsonb, which refuses some texts that JSON may hold.
  add column result json,
  add column log_lines integer not null default 0;

-- One unfinished run per schedule, of those that must be alone.
drop index runs_unfinished;
create unique index runs_unfinished
  on runs (schedule_id, (case when exclusive then 0 else nominal_us end))
  where finished_at is null;
create index runs_gated on runs (plugin) where finished_at is null and gated;
create index runs_start_by on runs (start_by) where finished_at is null and start_by is not null;

-- The attempts of a run before its latest, which stands in the run itself: most runs have none.
-- Partitions are days, made and dropped by partitions.ts.
create table attempts (
  schedule_id bigint not null,
  nominal_us bigint not null,
  attempt integer not null,
  instance_id text,
  dispatched_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz not null default now(),
  outcome text not null,
  error text
) partition by range (ended_at);
create index attempts_of_run on attempts (schedule_id, nominal_us);
create table attempts_other partition of attempts default;

-- What handlers logged.
create table run_log (
  schedule_id bigint not null,
  nominal_us bigint not null,
  attempt integer not null,
  line bigint generated always as identity,
  logged_at timestamptz not null,
  stored_at timestamptz not null default now(),
  level text not null,
  text text not null
) partition by range (stored_at);
create index run_log_of_run on run_log (schedule_id, nominal_us, line);
create table run_log_other partition of run_log default;

-- Where triggers wait: a queue at one priority.
alter table plugins rename column queues to lanes;
alter table plugins
  -- Runs of all its tasks at a time; null is no limit.
  add column max_concurrency integer,
  -- What its active release declares, by name: `{"title": …, "spec": …}`.
  add column tasks jsonb not null default '{}';

-- Seconds to the next attempt after so many that failed; quartic is django-background-tasks' rule.
create function retry_seconds(policy jsonb, attempts integer) returns double precision
  language sql immutable
  return least(
    case policy->>'backoff'
      when 'fixed' then (policy->>'seconds')::double precision
      when 'exponential'
        then (policy->>'seconds')::double precision * 2 ^ least(attempts - 1, 40)
      else attempts ^ 4 + 5
    end,
    coalesce((policy->>'maxSeconds')::double precision, 86400));
