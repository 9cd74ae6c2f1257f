-- Settings become one document for each scope, with a version for optimistic concurrency. Secrets
-- stand apart, sealed, so that whatever reads documents never has them. Documents from before a
-- migration are kept for a rollback.

alter table settings rename to settings_by_name;

create table settings (
  slug text not null references plugins on delete cascade,
  scope text not null check (scope in ('site', 'space', 'user')),
  -- The id of the space or the person; empty for the site.
  scope_id text not null,
  document jsonb not null,
  version bigint not null,
  -- The `settingsVersion` of the release that the document was written for.
  schema_version integer not null,
  -- Who changed it last, as in the audit log.
  changed_by text not null,
  changed_at timestamptz not null default now(),
  -- Why it could not be rewritten for the active release.
  trouble text not null default '',
  -- `plugins.settings_changes` after the last change.
  change bigint not null default 0,
  primary key (slug, scope, scope_id),
  check ((scope = 'site') = (scope_id = ''))
);

create index settings_schema_version on settings (slug, schema_version);
create index settings_scope on settings (scope, scope_id);

insert into settings (slug, scope, scope_id, document, version, schema_version, changed_by, changed_at)
select slug, 'site', '', jsonb_object_agg(name, value), 1, 1, 'platform', max(updated_at)
from settings_by_name
group by slug;

drop table settings_by_name;

create table setting_secrets (
  slug text not null,
  scope text not null,
  scope_id text not null,
  name text not null,
  -- Which key sealed it: the beginning of the key's SHA-256.
  key_id text not null,
  -- Nonce, tag and ciphertext of AES-256-GCM.
  sealed bytea not null,
  primary key (slug, scope, scope_id, name),
  foreign key (slug, scope, scope_id) references settings on delete cascade
);

create index setting_secrets_key on setting_secrets (key_id);

create table former_settings (
  slug text not null,
  scope text not null,
  scope_id text not null,
  schema_version integer not null,
  document jsonb not null,
  kept_at timestamptz not null default now(),
  primary key (slug, scope, scope_id, schema_version),
  foreign key (slug, scope, scope_id) references settings on delete cascade
);

alter table plugins
  -- Counts changes of documents, so that streams notice those that are not the site's.
  add column settings_changes bigint not null default 0,
  add column restart_needed_at timestamptz,
  add column restart_requested_at timestamptz;

alter table instances add column started_at timestamptz not null default now();
