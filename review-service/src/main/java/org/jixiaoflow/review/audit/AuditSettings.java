package org.jixiaoflow.review.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where auditors look besides.
 *
 * @param accessLog the file that the access log of all services is written to, and older ones beside it by the same name with a number; null if it
 *     is kept elsewhere
 */
@ConfigurationProperties("jixiao.audit")
record AuditSettings(@Nullable Path accessLog) {}
