package org.jixiaoflow.workbench.dashboard;

import org.jixiaoflow.workbench.services.Flow;
import org.jixiaoflow.workbench.services.Overview;
import org.jixiaoflow.workbench.services.Panel;
import org.jspecify.annotations.Nullable;

/**
 * What a dashboard has to show: what is counted, and how forms flow, each of its own moment.
 *
 * @param counted of when the overview is
 * @param flowing of when the flow is
 */
record Seen(
        Panel<Overview> overview,
        @Nullable Board board,
        @Nullable AsOf counted,
        Panel<Flow> flow,
        @Nullable AsOf flowing) {}
