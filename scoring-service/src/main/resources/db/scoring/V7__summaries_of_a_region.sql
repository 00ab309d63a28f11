-- A dashboard asks for all years of one region.
create index score_summary_by_region on score_summary (left(key, 7));
