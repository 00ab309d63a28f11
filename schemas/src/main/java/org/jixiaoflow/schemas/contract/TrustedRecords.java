package org.jixiaoflow.schemas.contract;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/** Avro makes objects only of classes it was told to trust. The contract's records are; no other class named in a schema is. */
public final class TrustedRecords {

    private static final String RECORDS = "org.jixiaoflow.schemas";

    static {
        ClassSecurityPredicate ours = type -> type.getPackageName().equals(RECORDS);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
    }

    private TrustedRecords() {}

    /** Must run before the first record is built or read; {@link Topic} and {@link PlainAvro} see to it for those who use them. */
    public static void trust() {
        // the class is initialized now
    }
}
