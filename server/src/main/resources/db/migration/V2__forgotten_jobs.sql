-- A job is forgotten some time after its last use; its books stay, its text goes a day later. So the text moves out of the books, into parts,
-- since a column of H2 holds a mebibyte at most, and a job tells when it was last used.

alter table job add column used timestamp with time zone;
update job set used = coalesce(finished, created);
alter table job alter column used set not null;
alter table job add column text_deleted_at timestamp with time zone;
-- Finds those that are to be forgotten, and those forgotten whose text is still there, without a look at all others.
create index job_forgotten on job (text_deleted_at, deleted_at, used);

create table job_text (
    job_id uuid not null,
    part integer not null,
    content bytea not null,
    primary key (job_id, part)
);
insert into job_text (job_id, part, content) select id, 0, source_text from job;
alter table job drop column source_text;
