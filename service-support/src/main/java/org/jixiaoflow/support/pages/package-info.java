/** What the services' pages share: their layout, the page a signed-in person begins with, and problems as pages. */
@NullMarked
package org.jixiaoflow.support.pages;

import org.jspecify.annotations.NullMarked;
