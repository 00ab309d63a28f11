/** The address book: who there is, what they may do, and where they are reached. */
@NullMarked
package org.jixiaoflow.support.addresses;

import org.jspecify.annotations.NullMarked;
