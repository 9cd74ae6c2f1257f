-- By its condition, and not by `finished_at`: else Postgres, when it counted while no run was unfinished,
-- takes this index for an empty one, and looks for the unfinished run of each schedule through all of it.

drop index runs_attend;
create index runs_attend on runs (state, attend_at)
  where state in ('pending', 'dispatched', 'running');
