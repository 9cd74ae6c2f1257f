-- By a condition of its own, and not by `finished_at`: else Postgres, when it counted while no run was
-- unfinished, takes `runs_unfinished` for an empty index, and looks for late runs through all of it. What was
-- tried is not skipped any more, and not looked at.

-- Nobody can read the table from `drop` to the end.
create index runs_late on runs (start_by)
  where case
    when state in ('pending', 'dispatched') and attempt = 0 then start_by is not null
    else false
  end;
drop index runs_start_by;
alter index runs_late rename to runs_start_by;
