package org.jixiaoflow.cli;

import java.util.concurrent.Callable;

/** A command that another module adds to {@code jixiao}; found as a {@link java.util.ServiceLoader} finds providers. */
public interface CommandPlugin extends Callable<Integer> {}
