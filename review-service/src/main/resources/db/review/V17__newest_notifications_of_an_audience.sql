-- The newest notifications of an audience in the order they are shown, and all that is asked of them before they are; what a person has read
-- lies together.
drop index notification_audience_created_at_idx;
create index on notification (audience, created_at desc, id) include (region_code, department_code, form_id, action_required);
alter table notification_read drop constraint notification_read_pkey, add primary key (person, notification_id);
