package org.jixiaoflow.access;

/** 三权分立: powers that nobody has two of, unless a setting says so. Who looks on is apart from all who act. */
public enum Office {
    /** Files, reviews and judges forms. */
    FORMS,

    /** Says what is to be filed, how it is scored and what is public. */
    RULES,

    /** Keeps the system going. */
    OPERATIONS,

    /** Says who somebody is. */
    SECURITY,

    /** Looks on. */
    AUDIT
}
