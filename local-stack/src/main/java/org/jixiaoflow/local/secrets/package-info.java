/** Secrets of a secured stack: the broker's key and everybody's password, each in a file that only its owner reads. */
@NullMarked
package org.jixiaoflow.local.secrets;

import org.jspecify.annotations.NullMarked;
