package org.jixiaoflow.workbench.operations;

import java.util.List;
import org.jixiaoflow.workbench.services.Operations;
import org.jixiaoflow.workbench.services.Panel;

/** What a service says of itself. */
record Checked(String service, Panel<List<Operations.View>> views, Panel<Operations.Surroundings> surroundings) {

    public boolean isDown() {
        return views.down() != null || surroundings.down() != null;
    }

    public boolean isRefilling() {
        var known = views.value();
        return known != null && known.stream().anyMatch(Operations.View::refilling);
    }
}
