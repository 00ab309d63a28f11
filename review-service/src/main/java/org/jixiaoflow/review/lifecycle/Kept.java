package org.jixiaoflow.review.lifecycle;

import java.util.List;
import java.util.function.Supplier;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.KeptContent;
import org.jspecify.annotations.Nullable;

/** The content of a form, read once somebody looks into it. For one thread. */
public final class Kept {

    private final Supplier<KeptContent> reading;
    private @Nullable KeptContent read;

    /** @param reading asked at most once, and never of a form that isn't there */
    public Kept(Supplier<KeptContent> reading) {
        this.reading = reading;
    }

    FormContent content() {
        return whole().getContent();
    }

    @Nullable List<Finding> findings() {
        return whole().getFindings();
    }

    @Nullable String validationTemplate() {
        return whole().getValidationTemplate();
    }

    /** Whether it is that; whoever made {@code other} of it has looked into it. */
    public boolean isKnownToBe(KeptContent other) {
        return read != null && read.equals(other);
    }

    private KeptContent whole() {
        if (read == null) {
            read = reading.get();
        }
        return read;
    }
}
