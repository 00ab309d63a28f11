package org.jixiaoflow.support.kafka;

import java.util.List;
import org.jixiaoflow.schemas.contract.Topic;

/** A bean of this type adds topics to those every service makes ready at its start. */
@FunctionalInterface
public interface AdditionalTopics {

    List<? extends Topic<?>> topics();
}
