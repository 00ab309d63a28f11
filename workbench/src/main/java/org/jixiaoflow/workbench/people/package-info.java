/** Who may act in a region: its people, those who stand in for them, and portals. */
@NullMarked
package org.jixiaoflow.workbench.people;

import org.jspecify.annotations.NullMarked;
