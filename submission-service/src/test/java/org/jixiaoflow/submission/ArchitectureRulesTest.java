package org.jixiaoflow.submission;

import org.jixiaoflow.fixtures.BrokenRules;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A rule of the architecture")
class ArchitectureRulesTest extends BrokenRules {

    ArchitectureRulesTest() {
        super(ArchitectureTest.class);
        breaks(
                "RULES_AND_FORMS_ARE_PURE",
                "org.jixiaoflow.submission.validation",
                "org.springframework.context.ApplicationContext context;");
        breaks(
                "RULES_AND_FORMS_ARE_PURE",
                "org.jixiaoflow.submission.forms",
                "org.apache.kafka.common.TopicPartition partition;");
        breaks(
                "RULES_AND_FORMS_ARE_PURE",
                "org.jixiaoflow.submission.validation",
                "org.jixiaoflow.support.projection.View view;");
        breaks("RULES_AND_FORMS_ARE_PURE", "org.jixiaoflow.submission.forms", "java.net.URI address;");
        breaks("RULES_AND_FORMS_ARE_PURE", "org.jixiaoflow.submission.validation", "java.sql.Connection database;");
        breaks(
                "ONLY_INTAKE_DEAD_LETTER_DESK_AND_TEMPLATES_WRITE_TO_TOPICS",
                "org.jixiaoflow.submission.tracking",
                "org.jixiaoflow.support.kafka.Publisher publisher;");
        breaks(
                "ONLY_INTAKE_DEAD_LETTER_DESK_AND_TEMPLATES_WRITE_TO_TOPICS",
                "org.jixiaoflow.submission.imports",
                "org.apache.kafka.clients.producer.Producer<?, ?> producer;");
        breaks(
                "ONLY_INTAKE_DEAD_LETTER_DESK_AND_TEMPLATES_WRITE_TO_TOPICS",
                "org.jixiaoflow.submission.copies",
                "org.springframework.kafka.core.KafkaTemplate<?, ?> template;");
        breaks(
                "THE_DOCUMENT_READER_IS_PLAIN",
                "org.jixiaoflow.submission.documents",
                "org.springframework.context.ApplicationContext context;");
        breaks(
                "THE_DOCUMENT_READER_IS_PLAIN",
                "org.jixiaoflow.submission.documents",
                "org.apache.kafka.common.TopicPartition partition;");
        breaks(
                "THE_DOCUMENT_READER_IS_PLAIN",
                "org.jixiaoflow.submission.documents",
                "org.jixiaoflow.schemas.Indicator indicator;");
        breaks(
                "THE_DOCUMENT_READER_IS_PLAIN",
                "org.jixiaoflow.submission.documents",
                "org.jixiaoflow.submission.files.Limits limits;");
        circleBreaks("ROOMS_HAVE_NO_CYCLES", "org.jixiaoflow.submission.intake", "org.jixiaoflow.submission.imports");
    }
}
