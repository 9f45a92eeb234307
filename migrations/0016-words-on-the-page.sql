-- The field for own words on the page is there for everybody: `check_in_link.asks_word` is read by older programs only.

-- What own words were taken to mean, as for an answer; null where an older program wrote the row.
alter table check_in_explanation add column reading text;
-- The agreed word is never written down, so that somebody who said nothing else leaves no words behind.
alter table check_in_explanation drop constraint check_in_explanation_check;
alter table check_in_explanation add constraint an_explanation_says_something
  check (num_nonnulls(reason, wish, said) >= 1 or reading is not distinct from 'duress');
