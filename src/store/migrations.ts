/**
 * The schema, step by step: the place in the list plus one is the version. A step that was released is never changed;
 * a change is a further step. The same text runs on PGlite and on PostgreSQL.
 *
 * JSON stands in `text`, not `jsonb`: what comes from a site may hold `\u0000`, which `jsonb` refuses.
 * `storage external`: gzip members are not compressed a second time.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table gov_audit.holder (
    one boolean primary key default true check (one),
    backend integer not null,
    pid integer not null,
    host text not null,
    since text not null,
    doing text not null
  );

  create table gov_audit.run (
    number bigint generated always as identity primary key,
    id text not null unique,
    key text not null,
    city text not null,
    manifest text not null,
    finished boolean not null default false,
    ended_at timestamptz,
    scores text
  );
  create index run_by_key on gov_audit.run (key, number) where not finished;
  create index run_by_city on gov_audit.run (city, ended_at) where finished;

  create table gov_audit.evidence (
    run text not null references gov_audit.run (id) on delete cascade,
    site text not null,
    seq bigint generated always as identity,
    lines integer not null,
    bytes bytea not null,
    primary key (run, site, seq)
  );
  alter table gov_audit.evidence alter column bytes set storage external;

  create table gov_audit.site (
    run text not null references gov_audit.run (id) on delete cascade,
    site text not null,
    report text not null,
    findings text not null,
    tallies text not null,
    primary key (run, site)
  );

  create table gov_audit.finding (
    run text not null references gov_audit.run (id) on delete cascade,
    seq integer not null,
    lines integer not null,
    bytes bytea not null,
    primary key (run, seq)
  );
  alter table gov_audit.finding alter column bytes set storage external;
  `,
  // `link`: by digest, because addresses may be longer than an index allows.
  `
  create table gov_audit.link (
    digest text primary key,
    asked_at timestamptz not null,
    memory text not null
  );
  create index link_by_age on gov_audit.link (asked_at);

  create table gov_audit.visit (
    city text not null,
    site text not null,
    at timestamptz not null,
    visit text not null,
    primary key (city, site, at)
  );
  `,
  // `ledger`: entries follow one another, so that who said what and when is never lost.
  `
  create table gov_audit.sighting (
    city text not null,
    site text not null,
    fingerprint text not null,
    outcome text not null,
    rule text not null,
    first_seen text not null,
    last_seen text not null,
    gone_on text,
    finding text not null,
    primary key (city, site, fingerprint, outcome)
  );
  create index sighting_by_fingerprint on gov_audit.sighting (city, fingerprint);
  create index sighting_by_rule on gov_audit.sighting (city, site, rule);
  create index sighting_by_day on gov_audit.sighting (city, last_seen);

  create table gov_audit.ledger (
    number bigint generated always as identity primary key,
    city text not null,
    site text not null,
    fingerprint text not null,
    entry text not null
  );
  create index ledger_by_problem on gov_audit.ledger (city, fingerprint, number);
  `,
];
