/** What departments have filed, held against the list of those that must (编报). */
@NullMarked
package org.jixiaoflow.scoring.filing;

import org.jspecify.annotations.NullMarked;
