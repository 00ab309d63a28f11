package org.jixiaoflow.support.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where sentences for people are.
 *
 * @param messages base name of the service's own message bundle; Chinese by default, English with {@code _en}
 */
@ConfigurationProperties("jixiao")
record MessageSettings(@DefaultValue("messages") String messages) {}
