package org.jixiaoflow.benchmarks.advisories;

/**
 * Something that is shipped.
 *
 * @param module group and name, as {@code org.apache.avro:avro}
 */
record Component(String module, Version version) {}
