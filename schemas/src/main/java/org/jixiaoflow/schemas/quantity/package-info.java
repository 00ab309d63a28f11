/** Values as people print them: numbers with their units, percentages and deadlines (F17 to F19). */
@NullMarked
package org.jixiaoflow.schemas.quantity;

import org.jspecify.annotations.NullMarked;
