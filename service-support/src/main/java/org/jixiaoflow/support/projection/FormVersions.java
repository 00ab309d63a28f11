package org.jixiaoflow.support.projection;

import org.jixiaoflow.access.ReadScope;

/** What version of a form the service's views show; a bean of this type lets readers of a form wait for one. */
@FunctionalInterface
public interface FormVersions {

    /** The version; 0 if the views have no such form or the reader may not see it. */
    long version(String formId, ReadScope readScope);
}
