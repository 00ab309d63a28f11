package org.jixiaoflow.support.security;

import java.util.List;

/** A bean of this type adds paths that anybody may ask for, and that find out by themselves whether to do what is asked. */
@FunctionalInterface
public interface OpenPlaces {

    List<String> paths();
}
