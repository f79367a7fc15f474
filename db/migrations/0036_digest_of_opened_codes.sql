-- Of an opened code: which, and how often; the daily mail adds them up.
alter table digest_items add column code text, add column opens integer;
