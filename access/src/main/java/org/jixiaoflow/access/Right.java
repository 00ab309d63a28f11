package org.jixiaoflow.access;

/** What somebody may do besides with one form. */
public enum Right {
    /** Be told who they are, and what things are called. */
    BE_INTRODUCED,

    /** Be told what happened to forms of theirs. */
    BE_NOTIFIED,

    /** Say who stands in for them, and end it. */
    NAME_SUBSTITUTES,

    /** See who stands in for whom in a region. */
    LOOK_AT_SUBSTITUTIONS,

    /** End what others said of that: of somebody who is gone. */
    END_SUBSTITUTIONS,

    /** See who may act in a region, who stands in for them, and when they were last seen. */
    LOOK_AT_PEOPLE,

    /** See how people of a region hear of notifications who chose nothing, and who said so. */
    READ_NOTICE_DEFAULTS,

    /** Say how. */
    SET_NOTICE_DEFAULTS,

    /** See which portals file in a region, how old their credentials are, what was taken of them, and what was refused and why. */
    LOOK_AT_PORTALS,

    /** Keep working papers of their own, beside the journal. */
    KEEP_PAPERS,

    /** Keep sentences for comments, and see those of others. */
    KEEP_PHRASES,

    /** See how forms are validated and scored, and try it out. */
    READ_RULES,

    /** Publish scoring templates. */
    PUBLISH_RULES,

    /** See which departments of a region must file, and how many did. */
    READ_FILINGS,

    /** See sums and means over all departments of a region. */
    READ_SUMS,

    /** Say which departments of a region must file, and what became of departments. */
    PUBLISH_FILING_LISTS,

    /** See what of approved forms is public or may be, as the public reads it, and say so. */
    PUBLISH_FORMS,

    /** See which indicators a region's departments use, as the library has them: without who uses which. */
    READ_INDICATORS,

    /** Say which of them others had better use, too. */
    MARK_INDICATORS,

    /** See which submissions of theirs were refused. */
    READ_REFUSALS,

    /** Take a journal away as an export that proves itself. */
    EXPORT_JOURNALS,

    /** See how far views are. */
    LOOK_AT_VIEWS,

    /** Have a view filled again. */
    REBUILD_VIEWS,

    /** See what nobody could process, content included: without that it can't be mended. */
    LOOK_AT_DEAD_LETTERS,

    /** Have it processed again, or say that nobody needs it. */
    MEND_DEAD_LETTERS
}
