package org.jixiaoflow.workbench.shell;

import java.util.List;

/** Codes that stand beside findings and points, in the order in which the help explains them; their sentences are the messages {@code rule.…}. */
final class RuleCodes {

    static final List<String> FINDINGS = List.of(
            "C01", "C02", "C03", "C04", "C05", "C11", "C12", "C13", "C14", "C21", "C22", "C23", "C24", "V01", "V02",
            "V03", "V04", "V05", "V06", "V07", "V08", "V09", "V10", "V11", "V12", "V13", "V14", "V15", "V16", "V17",
            "V18", "V19", "V20", "V21", "V22", "V23", "V24", "V25", "V26", "V27", "V28", "V29", "V30", "V31", "V32",
            "V33", "V34", "V35", "V36", "V37", "V38");

    static final List<String> SCORES = List.of(
            "R1", "F0", "F1", "F2", "F2b", "F3", "F4", "F4r", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12", "F13",
            "F14", "F15", "F16", "F17", "F18", "F19", "F20");

    private RuleCodes() {}
}
