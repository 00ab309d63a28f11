package org.jixiaoflow.support.web;

/**
 * A query parameter that something else than the controller reads.
 *
 * @param name its name
 * @param path beginning of the mapped paths that take it with GET
 */
public record AdditionalParameter(String name, String path) {}
