-- Which version of the fold worked out the snapshot, so that after an upgrade an older one is folded anew from the
-- events, and during one an older program leaves alone what a newer one has written.
alter table case_file add column fold_version integer not null default 1 check (fold_version > 0);
