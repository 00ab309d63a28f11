package org.jixiaoflow.workbench.there;

import org.jixiaoflow.workbench.here.Here;
import org.jspecify.annotations.Nullable;

/** The other half. */
public record There(@Nullable Here here) {}
