-- Contributions get what an operator decided of them, and why they are shown or not; relations get
-- the extension points that plugins declare and contribute to, since a point that comes or goes
-- changes the contributions of others.

alter table contributions
  add column point_version integer not null default 1,
  add column enabled boolean not null default true,
  add column index integer,
  add column reason text not null default '',
  add column message text not null default '';

create index contributions_point on contributions (point, point_version);

alter table relations drop constraint relations_kind_check;
alter table relations add constraint relations_kind_check
  check (kind in ('plugin', 'capability', 'conflict', 'provides', 'point', 'contribution'));
