-- Spaces: who is in them, which plugins are active there, what happened, and whom to tell. Of plugins
-- and spaces there is only a row where somebody decided; else the plugin's default counts.

create table spaces (
  id uuid primary key,
  slug text not null unique,
  title text not null,
  expires_at timestamptz,
  -- Null while it is not archived.
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  -- `user:<id>`, or `platform`.
  created_by text not null
);

create index spaces_expiry on spaces (expires_at) where archived_at is null;

create table space_members (
  space uuid not null references spaces on delete cascade,
  user_id uuid not null references users on delete cascade,
  -- Of `team` and `admin`; everybody here is a member.
  roles text[] not null check (roles <@ array['team', 'admin']),
  added_at timestamptz not null default now(),
  primary key (space, user_id)
);

create index space_members_user on space_members (user_id);

create table space_plugins (
  space uuid not null references spaces on delete cascade,
  plugin text not null references plugins on delete cascade,
  active boolean not null,
  decided_at timestamptz not null default now(),
  primary key (space, plugin)
);

create index space_plugins_plugin on space_plugins (plugin);

create table activities (
  id uuid primary key,
  space uuid not null references spaces on delete cascade,
  -- Null for the platform. What a plugin told stays when the plugin is deleted.
  plugin text,
  -- `user:<id>`, or `platform` for the plugin or the platform itself.
  actor text not null,
  verb text not null,
  target text not null,
  link text not null,
  key text,
  at timestamptz not null default now()
);

create index activities_space on activities (space, id);
create unique index activities_key on activities (space, plugin, key);

create table notifications (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  plugin text not null references plugins on delete cascade,
  type text not null,
  title text not null,
  text text not null,
  link text not null,
  space uuid references spaces on delete cascade,
  key text,
  -- Whether it stands in the inbox; it may be sent by other media only.
  inbox boolean not null,
  at timestamptz not null default now(),
  read_at timestamptz
);

create index notifications_inbox on notifications (user_id, id) where inbox;
create unique index notifications_key on notifications (user_id, plugin, key);

-- The outbox of what other media deliver: rows go when they are delivered, or given up.
create table notification_deliveries (
  notification uuid not null references notifications on delete cascade,
  -- A contribution to the point `notifications.sender`.
  plugin text not null references plugins on delete cascade,
  contribution text not null,
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  primary key (notification, plugin, contribution)
);

create index notification_deliveries_due on notification_deliveries (next_at);

create table notification_preferences (
  user_id uuid not null references users on delete cascade,
  plugin text not null references plugins on delete cascade,
  type text not null,
  -- `inbox`, or `<plugin>/<contribution>`.
  medium text not null,
  wanted boolean not null,
  primary key (user_id, plugin, type, medium)
);
