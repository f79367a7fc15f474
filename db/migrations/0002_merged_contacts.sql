-- A merged contact is found from the one it was merged into, on the way of every conversion.
create index contacts_merged_idx on contacts (merged_into_id) where merged_into_id is not null;
