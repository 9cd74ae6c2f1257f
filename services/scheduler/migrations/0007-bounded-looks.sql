-- With a million schedules that plugins asked for, what is done again and again costs no more than with
-- ten: the few that a plugin declares are found among them by their empty dedupe key, and the others are
-- gone through only when what they follow has changed.

alter table schedules
  drop constraint schedules_identity,
  add constraint schedules_identity
    unique nulls not distinct (plugin, task, dedupe_key, params_key, space);

alter table plugins
  -- The tasks and spaces that its requested schedules follow, and since when; null is not yet.
  add column followed text,
  add column followed_at timestamptz;
