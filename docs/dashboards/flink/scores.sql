-- Scores as they change, for Flink's SQL client. Keys are form ids and region-years; a score that is withdrawn is a tombstone, which
-- upsert-kafka takes for a deletion. `schema` names what is read of the Avro records, and is there because Flink knows enums in no other way.
SET 'sql-client.execution.result-mode' = 'tableau';
SET 'table.exec.mini-batch.enabled' = 'true';
SET 'table.exec.mini-batch.allow-latency' = '2 s';
SET 'table.exec.mini-batch.size' = '10000';
SET 'parallelism.default' = '1';

CREATE TABLE form_scores (
  form STRING NOT NULL,
  regionCode STRING NOT NULL,
  `year` INT NOT NULL,
  kind STRING NOT NULL,
  departmentCode STRING NOT NULL,
  total DECIMAL(9, 2) NOT NULL,
  grade STRING NOT NULL,
  PRIMARY KEY (form) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'form-scores',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'raw',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://localhost:8085/apis/ccompat/v7',
  'value.avro-confluent.schema' = '{"type": "record", "name": "FormScore", "namespace": "org.jixiaoflow.schemas", "fields": [
    {"name": "regionCode", "type": "string"},
    {"name": "year", "type": "int"},
    {"name": "kind", "type": {"type": "enum", "name": "FormKind", "symbols": ["OBJECTIVE", "SELF_EVALUATION"]}},
    {"name": "departmentCode", "type": "string"},
    {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
    {"name": "grade", "type": {"type": "enum", "name": "Grade", "symbols": ["EXCELLENT", "GOOD", "FAIR", "POOR"]}}]}',
  'value.fields-include' = 'EXCEPT_KEY'
);

CREATE TABLE score_summaries (
  regionYear STRING NOT NULL,
  regionCode STRING NOT NULL,
  `year` INT NOT NULL,
  forms INT NOT NULL,
  mean DECIMAL(9, 2) NOT NULL,
  PRIMARY KEY (regionYear) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'score-summaries',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'raw',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = 'http://localhost:8085/apis/ccompat/v7',
  'value.avro-confluent.schema' = '{"type": "record", "name": "ScoreSummary", "namespace": "org.jixiaoflow.schemas", "fields": [
    {"name": "regionCode", "type": "string"},
    {"name": "year", "type": "int"},
    {"name": "forms", "type": "int"},
    {"name": "mean", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}}]}',
  'value.fields-include' = 'EXCEPT_KEY'
);

-- How many forms have which grade. Without OPTIONS a query never ends and shows every change from then on.
SELECT kind, grade, COUNT(*) AS forms, CAST(AVG(total) AS DECIMAL(9, 2)) AS mean
FROM form_scores /*+ OPTIONS('scan.bounded.mode' = 'latest-offset') */
GROUP BY kind, grade;

-- The sums that are published beside those that anybody counts from the forms.
SELECT s.regionYear, s.forms, s.mean, f.forms AS counted, f.mean AS countedMean
FROM score_summaries /*+ OPTIONS('scan.bounded.mode' = 'latest-offset') */ s
JOIN (
  SELECT regionCode, `year`, COUNT(*) AS forms, CAST(AVG(total) AS DECIMAL(9, 2)) AS mean
  FROM form_scores /*+ OPTIONS('scan.bounded.mode' = 'latest-offset') */
  GROUP BY regionCode, `year`) f
ON f.regionCode = s.regionCode AND f.`year` = s.`year`;
