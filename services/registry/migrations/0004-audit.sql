-- Who did what. Rows are only ever added: the service itself may not change or delete them, and a
-- trigger says so to whoever still could.

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- `platform`, `user:<id>`, `plugin:<slug>` or `token:<id>`.
  actor text not null,
  -- For whom a plugin or a token acted; null when it acted for itself.
  on_behalf_of text,
  -- Such as `plugin.disabled`.
  action text not null,
  -- Such as `plugin:hello`.
  target text not null,
  -- What changed, secrets masked; null where there was nothing, or is nothing any more.
  before jsonb,
  after jsonb
);

create index audit_target on audit (target, id);
create index audit_actor on audit (actor, id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end
$$;

create trigger audit_is_append_only
before update or delete or truncate on audit
for each statement execute function audit_is_append_only();

do $$
begin
  execute format('revoke update, delete, truncate on audit from %I', current_user);
end
$$;
