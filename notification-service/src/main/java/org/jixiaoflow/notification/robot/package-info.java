/** Notifications to group robots of 企业微信, 钉钉 and 飞书. */
@NullMarked
package org.jixiaoflow.notification.robot;

import org.jspecify.annotations.NullMarked;
