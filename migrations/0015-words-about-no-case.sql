-- The staff can be told of something that has no case: that is just what they are told when none could be opened.
alter table message alter column case_id drop not null;
alter table message add constraint only_staff_hear_of_what_has_no_case check (audience = 'staff' or case_id is not null);
