package org.jixiaoflow.support.security;

import java.util.stream.Stream;
import org.jixiaoflow.schemas.Substitution;

/** Substitutions that people said themselves, beside those of the issuer. */
@FunctionalInterface
public interface Mandates {

    /** Every one in which that person stands in for somebody, over ones included. */
    Stream<Substitution> of(String substitute);
}
