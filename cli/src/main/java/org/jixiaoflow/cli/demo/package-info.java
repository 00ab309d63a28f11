/** The main job end to end, with scripted people. */
@NullMarked
package org.jixiaoflow.cli.demo;

import org.jspecify.annotations.NullMarked;
