/** What is public of a region's year (公开) as a folder of files, which opens without a server. */
@NullMarked
package org.jixiaoflow.local.site;

import org.jspecify.annotations.NullMarked;
