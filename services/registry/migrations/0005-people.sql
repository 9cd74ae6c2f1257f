-- Who there is, and what each may do. Sign-in is the gateway's: no password stands here.
-- `directory_head` gives every committed change of them its revision, as `catalog_head` does for
-- plugins.

create table users (
  id uuid primary key,
  username text not null,
  display_name text not null,
  email text not null default '',
  -- May do everything, and no policy vetoes it.
  superuser boolean not null default false,
  disabled boolean not null default false,
  created_at timestamptz not null default now()
);

create unique index users_username on users (lower(username));

create table groups (
  id uuid primary key,
  name text not null,
  description text not null default '',
  created_at timestamptz not null default now()
);

create unique index groups_name on groups (lower(name));

create table group_members (
  group_id uuid not null references groups on delete cascade,
  user_id uuid not null references users on delete cascade,
  primary key (group_id, user_id)
);

create index group_members_user on group_members (user_id);

create table roles (
  name text primary key,
  scope text not null check (scope in ('site', 'space')),
  title text not null,
  description text not null default '',
  built_in boolean not null default false,
  -- Holds every permission, also those that come later.
  everything boolean not null default false,
  created_at timestamptz not null default now()
);

-- The platform's own, and those that plugins declare. One that nobody declares any more is kept, so
-- that it means the same again when it comes back.
create table permissions (
  name text primary key,
  -- Null for the platform's own.
  plugin text,
  title text not null,
  description text not null default '',
  object text not null default '',
  obsolete boolean not null default false,
  created_at timestamptz not null default now()
);

create index permissions_plugin on permissions (plugin);

create table role_permissions (
  role text not null references roles on delete cascade,
  permission text not null references permissions,
  primary key (role, permission)
);

create table grants (
  role text not null references roles on delete cascade,
  user_id uuid references users on delete cascade,
  group_id uuid references groups on delete cascade,
  created_at timestamptz not null default now(),
  check (num_nonnulls(user_id, group_id) = 1)
);

create unique index grants_user on grants (user_id, role) where user_id is not null;
create unique index grants_group on grants (group_id, role) where group_id is not null;
create index grants_role on grants (role);

create table directory_head (
  only_row boolean primary key default true check (only_row),
  revision bigint not null
);

insert into directory_head (revision) values (0);

create table directory_changes (
  revision bigint primary key,
  -- `user`, `role`.
  kind text not null,
  id text not null,
  changed_at timestamptz not null default now()
);
