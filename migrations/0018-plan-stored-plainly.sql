-- A plan is written once and read at every step. Stored as it is, beside the row, it costs neither packing at the opening
-- in which thousands are opened at once, nor unpacking at each step; the case's first event keeps it packed.
alter table case_file alter column plan set storage external;
