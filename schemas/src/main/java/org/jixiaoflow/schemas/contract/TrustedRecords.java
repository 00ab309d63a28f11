package org.jixiaoflow.schemas.contract;

import org.apache.avro.Conversions;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * What Avro must be told once per JVM. It makes objects only of classes it trusts: the contract's records are, no other class named in
 * a schema is. And it compares lists that it has read without the conversions of the record they stand in; unless it knows those
 * itself, {@code equals} fails as soon as it comes to a decimal, a time or an id.
 */
public final class TrustedRecords {

    private static final String RECORDS = "org.jixiaoflow.schemas";

    static {
        ClassSecurityPredicate ours = type -> type.getPackageName().equals(RECORDS);
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), ours));
        GenericData.get().addLogicalTypeConversion(new Conversions.DecimalConversion());
        GenericData.get().addLogicalTypeConversion(new Conversions.UUIDConversion());
        GenericData.get().addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    private TrustedRecords() {}

    /** Must run before the first record is built or read; {@link Topic} and {@link UnregisteredSerdes} see to it for those who use them. */
    public static void trust() {
        // the class is initialized now
    }
}
