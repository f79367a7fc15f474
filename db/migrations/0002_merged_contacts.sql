-- On the way of every conversion: contacts merged into the referee, and others with his phone (rule 4).
create index contacts_merged_idx on contacts (merged_into_id) where merged_into_id is not null;--> statement-breakpoint
create index contacts_phone_idx on contacts (phone) where phone is not null;
