package org.jixiaoflow.support.operations;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What those who look after a service are to be told besides.
 *
 * @param disks directories whose disks may become full; the streams' own is told anyway
 * @param certificates files of certificates (PEM) that end some day
 * @param brokers whether this service asks the brokers about their disks, too; one of all is enough
 * @param lastBackup a file that is written whenever a backup was; null if nobody says
 */
@ConfigurationProperties("jixiao.operations")
record OperationsSettings(
        @DefaultValue List<Path> disks,
        @DefaultValue List<Resource> certificates,
        @DefaultValue("false") boolean brokers,
        @Nullable Path lastBackup) {}
