/** What a service stands on, for those who look after it: its streams, disks, certificates, calendar, and the last backup. */
@NullMarked
package org.jixiaoflow.support.operations;

import org.jspecify.annotations.NullMarked;
