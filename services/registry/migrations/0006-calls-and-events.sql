-- What leaves the registry together with a change: events, which wait in `outbox` until NATS has them,
-- and calls that tell plugins what happened to them, which wait in `lifecycle_calls` until they were
-- answered. Triggers write the events of plugins, releases, instances and contributions: whatever
-- statement changes one of them, exactly one event goes with it. And what commands that take long made.

create table outbox (
  id bigint generated always as identity primary key,
  plugin text not null,
  -- The last part of the subject: `enabled`, `state-changed`.
  what text not null,
  data jsonb not null,
  at timestamptz not null default now()
);

create table lifecycle_calls (
  id bigint generated always as identity primary key,
  slug text not null references plugins on delete cascade,
  kind text not null,
  payload jsonb not null,
  -- `pending`: not answered yet, and whatever comes later waits for it; `failed`: the plugin answered
  -- with an error, and is asked again beside the others.
  state text not null default 'pending' check (state in ('pending', 'failed')),
  attempts integer not null default 0,
  error text not null default '',
  due_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);

create index lifecycle_calls_of_plugin on lifecycle_calls (slug, id);

create table command_runs (
  id uuid primary key,
  slug text not null references plugins on delete cascade,
  command text not null,
  -- As in the audit log.
  actor text not null,
  state text not null default 'running' check (state in ('running', 'succeeded', 'failed')),
  result jsonb,
  -- `{ code, message, violations }` of a run that failed.
  error jsonb,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  -- The replica that waits for it moves this on; a run that it leaves behind is lost.
  alive_until timestamptz not null
);

create unique index command_runs_busy on command_runs (slug, command) where state = 'running';
create index command_runs_latest on command_runs (slug, command, started_at desc);

create function event_of_plugin() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into outbox (plugin, what, data) values (new.slug, 'created', '{}');
  elsif tg_op = 'DELETE' then
    insert into outbox (plugin, what, data) values (old.slug, 'deleted', '{}');
  else
    if new.enabled <> old.enabled then
      insert into outbox (plugin, what, data)
      values (new.slug, case when new.enabled then 'enabled' else 'disabled' end, '{}');
    end if;
    if (new.state, new.reason) <> (old.state, old.reason) then
      insert into outbox (plugin, what, data)
      values (new.slug, 'state-changed', jsonb_build_object(
        'from', old.state, 'to', new.state, 'reason', new.reason, 'message', new.message));
    end if;
    if new.version is distinct from old.version then
      insert into outbox (plugin, what, data)
      values (new.slug, 'release-activated', jsonb_build_object(
        'from', old.version, 'to', new.version));
    end if;
  end if;
  return null;
end
$$;

create trigger event_of_plugin
after insert or update or delete on plugins
for each row execute function event_of_plugin();

create function event_of_release() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into outbox (plugin, what, data)
    values (new.slug, 'release-registered', jsonb_build_object(
      'version', new.version, 'approved', new.approved));
  elsif new.approved and not old.approved then
    insert into outbox (plugin, what, data)
    values (new.slug, 'release-approved', jsonb_build_object('version', new.version));
  end if;
  return null;
end
$$;

create trigger event_of_release
after insert or update on releases
for each row execute function event_of_release();

create function event_of_instance() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.state <> old.state or new.epoch <> old.epoch then
    insert into outbox (plugin, what, data)
    values (new.slug, 'instance-changed', jsonb_build_object(
      'instance', new.id, 'name', new.name, 'version', new.version, 'epoch', new.epoch,
      'state', new.state, 'reason', new.reason));
  end if;
  return null;
end
$$;

create trigger event_of_instance
after insert or update on instances
for each row execute function event_of_instance();

-- What a manifest newly contributes is written as `new` and decided in the same transaction.
create function event_of_contribution() returns trigger language plpgsql as $$
begin
  insert into outbox (plugin, what, data)
  values (new.slug, 'contribution-changed', jsonb_build_object(
    'contribution', new.id, 'point', new.point, 'state', new.state, 'reason', new.reason));
  return null;
end
$$;

create trigger event_of_contribution
after update of state on contributions
for each row when (new.state <> old.state and new.state <> 'new')
execute function event_of_contribution();
