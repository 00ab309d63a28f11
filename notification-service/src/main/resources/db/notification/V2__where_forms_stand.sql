-- Where each form stands, as far as it says whether what was asked is still to be done.
create table form_standing (
  form_id text primary key,
  version bigint not null,
  since timestamptz not null,
  handed_to text,
  -- whose opinion is waited for, a line each
  asked text not null
);
