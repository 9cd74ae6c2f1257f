-- Names of settings that some release of a plugin declared as secrets. What the audit log has of them
-- stays there, since nobody may change it, and is masked for whoever reads it; also when the plugin is
-- deleted.

create table secret_names (
  slug text not null,
  name text not null,
  primary key (slug, name)
);
