package org.jixiaoflow.workbench.operations;

import java.util.List;
import org.jixiaoflow.workbench.services.Operations;
import org.jixiaoflow.workbench.services.Panel;

/** What a service says of itself. */
record Checked(String service, Panel<List<Operations.View>> views, Panel<Operations.Surroundings> surroundings) {

    /** Whether it says nothing at all. */
    public boolean isDown() {
        return views.down() != null && surroundings.down() != null;
    }

    /** Whether it says how it stands, and not how far its views are; Kafka may be slow. */
    public boolean hidesViews() {
        return views.down() != null && !isDown();
    }

    /** Whether it says how far its views are, and not how it stands. */
    public boolean hidesGround() {
        return surroundings.down() != null && !isDown();
    }

    public boolean isRefilling() {
        var known = views.value();
        return known != null && known.stream().anyMatch(Operations.View::refilling);
    }
}
