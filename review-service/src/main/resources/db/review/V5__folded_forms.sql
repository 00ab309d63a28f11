-- A form's row is folded from its entries as they come, so the journal's rows needn't say what only that row was computed from.
alter table journal
  drop column from_state, drop column to_state, drop column from_stage, drop column to_stage, drop column due_stage,
  drop column template_id, drop column actor_id, drop column department_name, drop column rated;
