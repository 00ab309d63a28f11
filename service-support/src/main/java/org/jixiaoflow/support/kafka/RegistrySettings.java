package org.jixiaoflow.support.kafka;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where schemas are registered.
 *
 * @param url Confluent-compatible API of the schema registry
 * @param plain write Avro without a registry; only for tests and measurements, nobody else could read it
 */
@ConfigurationProperties("jixiao.registry")
record RegistrySettings(
        @DefaultValue("http://localhost:8085/apis/ccompat/v7")
        URI url,

        @DefaultValue("false") boolean plain) {}
