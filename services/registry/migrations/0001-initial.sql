-- What is installed, which processes run it, what they contribute, and how it is set.
-- `catalog_head` gives every committed change of a plugin its revision, in order of commit: its one
-- row is updated last in each transaction and so held for a moment only.

create table plugins (
  slug text primary key,
  enabled boolean not null default true,
  -- The release whose manifest is in force; null before the first registration.
  version text,
  state text not null,
  reason text not null,
  message text not null,
  hint text not null,
  since timestamptz not null default now(),
  created_at timestamptz not null default now()
);

create table releases (
  slug text not null references plugins on delete cascade,
  version text not null,
  manifest jsonb not null,
  created_at timestamptz not null default now(),
  registered_at timestamptz not null default now(),
  primary key (slug, version)
);

create table instances (
  id uuid primary key,
  slug text not null references plugins on delete cascade,
  name text not null,
  epoch integer not null,
  version text not null,
  endpoint text not null,
  sdk text not null,
  -- What the plugin last said of itself; `state` is that, or `suspect`, or `offline`.
  phase text not null,
  state text not null,
  reason text not null,
  message text not null,
  since timestamptz not null default now(),
  -- The stream that holds the lease; an older stream of the same instance no longer renews it.
  stream_id uuid not null,
  lease_expires_at timestamptz not null,
  unique (slug, name)
);

create index instances_lease on instances (lease_expires_at) where state <> 'offline';

create table contributions (
  slug text not null references plugins on delete cascade,
  id text not null,
  point text not null,
  properties jsonb not null,
  state text not null,
  since timestamptz not null default now(),
  primary key (slug, id)
);

create table settings (
  slug text not null references plugins on delete cascade,
  name text not null,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (slug, name)
);

create table credentials (
  id uuid primary key,
  slug text not null references plugins on delete cascade,
  secret_hash bytea not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

create index credentials_slug on credentials (slug);

create table catalog_head (
  only_row boolean primary key default true check (only_row),
  revision bigint not null
);

insert into catalog_head (revision) values (0);

create table catalog_changes (
  revision bigint primary key,
  slug text not null,
  changed_at timestamptz not null default now()
);
