-- What Aloud keeps for good. Runs on PostgreSQL and on H2 in PostgreSQL mode: only what both understand.
-- Times are UTC, money is in thousandths of a credit, durations in milliseconds. Rows with deleted_at are gone for every reader,
-- and stay for the books.
--
-- job, block and credit_event do not refer to each other by foreign keys: gateways and workers write them behind, in batches, and
-- what belongs together may come in any order and from different processes.

create table users (
    id uuid primary key,
    email varchar(320) unique,
    tier varchar(32) not null,
    created timestamp with time zone not null
);

-- Without accounts everything is this user's.
insert into users (id, tier, created)
values (cast('00000000-0000-7000-8000-000000000001' as uuid), 'local', current_timestamp);

create table model (
    id varchar(64) primary key,
    revision varchar(128) not null,
    name varchar(256) not null,
    languages varchar(1024) not null,
    sample_rate integer not null,
    default_voice varchar(128) not null,
    tiers varchar(128) not null,
    price_millicredits_per_sec integer not null,
    updated timestamp with time zone not null
);

create table voice (
    model_id varchar(64) not null references model (id),
    id varchar(128) not null,
    name varchar(256) not null,
    language varchar(64) not null,
    gender varchar(32) not null,
    updated timestamp with time zone not null,
    primary key (model_id, id)
);

create table job (
    id uuid primary key,
    user_id uuid not null references users (id),
    model_id varchar(64) not null,
    model_revision varchar(128) not null,
    voice_id varchar(128) not null,
    text_sha256 char(64) not null,
    source_text bytea not null,
    speed integer not null,
    codec varchar(32) not null,
    est_ms bigint not null,
    state varchar(16) not null,
    created timestamp with time zone not null,
    finished timestamp with time zone,
    deleted_at timestamp with time zone
);
create index job_user_created on job (user_id, created);

create table block (
    id uuid primary key,
    job_id uuid not null,
    idx integer not null,
    sha256 char(64) not null,
    duration_ms integer not null,
    cached boolean not null,
    done timestamp with time zone not null,
    deleted_at timestamp with time zone,
    constraint block_of_job unique (job_id, idx)
);

create table credit_event (
    id uuid primary key,
    user_id uuid not null references users (id),
    delta bigint not null,
    reason varchar(32) not null,
    job_id uuid,
    block_idx integer,
    ts timestamp with time zone not null,
    constraint credit_event_once unique (job_id, block_idx, reason)
);
create index credit_event_user_ts on credit_event (user_id, ts);

create table payment_provider (
    id varchar(32) primary key,
    name varchar(128) not null,
    enabled boolean not null
);

create table payment_session (
    id uuid primary key,
    user_id uuid not null references users (id),
    provider_id varchar(32) not null references payment_provider (id),
    provider_ref varchar(256) not null,
    amount_minor bigint not null,
    currency char(3) not null,
    credits bigint not null,
    state varchar(16) not null,
    created timestamp with time zone not null,
    finished timestamp with time zone,
    constraint payment_session_ref unique (provider_id, provider_ref)
);
create index payment_session_user on payment_session (user_id, created);

create table document (
    id uuid primary key,
    user_id uuid not null references users (id),
    title varchar(1024) not null,
    source_type varchar(32) not null,
    source_ref varchar(2048),
    sha256 char(64) not null,
    page_count integer not null,
    created timestamp with time zone not null,
    deleted_at timestamp with time zone
);
create index document_user_created on document (user_id, created);
create index document_sha256 on document (sha256);

create table document_text (
    id uuid primary key,
    document_id uuid not null references document (id),
    page integer not null,
    text text not null,
    deleted_at timestamp with time zone,
    constraint document_text_page unique (document_id, page)
);

create table reading_position (
    user_id uuid not null references users (id),
    text_sha256 char(64) not null,
    char_offset integer not null,
    updated timestamp with time zone not null,
    primary key (user_id, text_sha256)
);
