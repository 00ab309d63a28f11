package org.jixiaoflow.workbench.here;

import org.jixiaoflow.workbench.there.There;

/** Half of a circle of packages, for the test of the rule that forbids it. */
public record Here(There there) {}
