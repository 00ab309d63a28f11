package org.jixiaoflow.support.kafka;

import java.util.List;
import org.jixiaoflow.schemas.contract.Topic;

/** A bean of this type has schemas registered at start for what is written like a topic but isn't one, such as a state store. */
@FunctionalInterface
public interface AdditionalSchemas {

    List<? extends Topic<?>> stores();
}
