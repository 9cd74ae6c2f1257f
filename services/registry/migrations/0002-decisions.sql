-- What operators decide about plugins and releases, how plugins relate to each other, and how often
-- they crashed. `own_state` is what a plugin would be if no other plugin mattered; `state` is what it
-- is, and differs where a dependency or a conflict holds it back.

alter table plugins
  add column operator_title text,
  add column index integer,
  add column pinned_version text,
  add column removed boolean not null default false,
  add column replaced_by text,
  add column quarantined boolean not null default false,
  add column own_state jsonb;

update plugins
set own_state = jsonb_build_object(
  'name', state, 'reason', reason, 'message', message, 'hint', hint);

alter table plugins alter column own_state set not null;

alter table releases add column approved boolean not null default true;

-- Relations of each plugin's active release. A change of a plugin that stands here, on either side,
-- may change what other plugins may do.
create table relations (
  slug text not null references plugins on delete cascade,
  kind text not null check (kind in ('plugin', 'capability', 'conflict', 'provides')),
  target text not null,
  primary key (slug, kind, target)
);

create index relations_target on relations (target);

create table chosen_providers (
  capability text primary key,
  slug text not null references plugins on delete cascade,
  fallback boolean not null
);

create table crashes (
  slug text not null references plugins on delete cascade,
  crashed_at timestamptz not null default now()
);

create index crashes_of_plugin on crashes (slug, crashed_at);
