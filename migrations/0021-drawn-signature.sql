-- What a client read before they signed, word for word, and how they signed it with a finger: the path of the pen in a box
-- of 600 by 200. A signature on paper, and one from before this, has neither.
alter table agreement_signature
  add column document jsonb,
  add column drawing text check (length(drawing) <= 20000 and drawing ~ '^(M[0-9]{1,3} [0-9]{1,3}(L[0-9]{1,3} [0-9]{1,3})*)+$');
