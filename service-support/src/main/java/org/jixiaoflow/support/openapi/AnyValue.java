package org.jixiaoflow.support.openapi;

/** Stands in descriptions for a property that holds any JSON value, as {@code implementation = AnyValue.class}. */
public final class AnyValue {

    private AnyValue() {}
}
