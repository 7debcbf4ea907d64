-- A job is forgotten some time after its last use; its books stay, its text goes. So the text moves out of the books, into parts,
-- since a column of H2 holds a mebibyte at most, and a job tells when it was last used.

alter table job add column used timestamp with time zone;
update job set used = coalesce(finished, created);
alter table job alter column used set not null;
create index job_used on job (used);

create table job_text (
    job_id uuid not null,
    part integer not null,
    content bytea not null,
    primary key (job_id, part)
);
insert into job_text (job_id, part, content) select id, 0, source_text from job;
alter table job drop column source_text;
