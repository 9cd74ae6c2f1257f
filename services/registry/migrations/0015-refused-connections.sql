-- Who came to register as a plugin and was not let in, from where and why: a process whose credential is of no
-- plugin was seen in its own log alone. And how often processes took an instance from each other: two that are
-- given the same name did so for ever, and nobody saw why.

create table refused_connections (
  address text not null,
  -- Empty when it said none.
  slug text not null,
  -- Its credential is, or was, of that plugin.
  proven boolean not null,
  reason text not null,
  message text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  times bigint not null,
  primary key (address, slug, proven, reason)
);

alter table instances
  add column take_overs integer not null default 0,
  add column taken_over_at timestamptz,
  add column taken_from text;
