/** The three services' interfaces, as far as pages need them. */
@NullMarked
package org.jixiaoflow.workbench.services;

import org.jspecify.annotations.NullMarked;
