package org.jixiaoflow.submission.intake;

import java.util.List;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.submission.portals.PortalSettings;
import org.jixiaoflow.support.kafka.AdditionalTopics;

/** The configured portals' topics, there before the portals are. */
record PortalTopics(PortalSettings settings) implements AdditionalTopics {

    @Override
    public List<? extends Topic<?>> topics() {
        return settings.portals().keySet().stream()
                .map(Topics::portalSubmissions)
                .toList();
    }
}
