package org.jixiaoflow.support.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a service says and takes.
 *
 * @param messages base name of the service's own message bundle; Chinese by default, English with {@code _en}
 * @param largestBody largest request body; well below what Kafka takes in one record
 * @param slowSenders threads that may wait for a body at once; well below all there are
 * @param slowReaders threads that may be in the middle of a long answer at once; well below all there are, too
 */
@ConfigurationProperties("jixiao")
record WebSettings(
        @DefaultValue("messages") String messages,
        @DefaultValue("512KB") DataSize largestBody,
        @DefaultValue("64") int slowSenders,
        @DefaultValue("64") int slowReaders) {}
