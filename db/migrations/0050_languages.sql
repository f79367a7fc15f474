-- The language a person chose or was met in; null for the school's own.
alter table contacts add column language text check (language in ('en', 'es', 'de'));
