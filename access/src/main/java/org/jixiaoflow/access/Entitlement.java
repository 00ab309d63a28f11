package org.jixiaoflow.access;

import java.util.Set;

/** One line of the policy: who has a right. */
record Entitlement(Right right, Set<Role> roles) {}
