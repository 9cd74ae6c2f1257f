-- A release that waits for approval may be turned down, with a reason for whoever wrote it. That, too, is
-- an event.

alter table releases
  add column rejected_at timestamptz,
  add column rejection_reason text,
  add constraint rejected_with_a_reason check ((rejected_at is null) = (rejection_reason is null));

create or replace function event_of_release() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into outbox (plugin, what, data)
    values (new.slug, 'release-registered', jsonb_build_object(
      'version', new.version, 'approved', new.approved));
  elsif new.approved and not old.approved then
    insert into outbox (plugin, what, data)
    values (new.slug, 'release-approved', jsonb_build_object('version', new.version));
  elsif new.rejected_at is distinct from old.rejected_at and new.rejected_at is not null then
    insert into outbox (plugin, what, data)
    values (new.slug, 'release-rejected', jsonb_build_object(
      'version', new.version, 'reason', new.rejection_reason));
  end if;
  return null;
end
$$;
