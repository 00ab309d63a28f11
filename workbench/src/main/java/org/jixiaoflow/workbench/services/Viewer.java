package org.jixiaoflow.workbench.services;

/**
 * Who looks at a page.
 *
 * @param over whether they had chosen somebody they may no longer act for
 * @param unknown whether only their name is known, because the review service doesn't answer
 */
public record Viewer(Me me, boolean over, boolean unknown) {

    public boolean acts() {
        return me.actingFor() != null;
    }
}
