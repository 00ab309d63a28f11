-- Entries lie here as they lie on the topic; nobody has to look there any more.
alter table journal drop column topic_partition, drop column topic_offset;
