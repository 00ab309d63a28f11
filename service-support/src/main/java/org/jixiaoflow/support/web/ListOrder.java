package org.jixiaoflow.support.web;

/** In what order rows {@code f} of forms are listed; of those that are equal in it, by their ids. */
public interface ListOrder {

    /** As callers name it. */
    String name();

    /** To be put behind {@code order by}. */
    String columns();

    /** The condition on what comes behind a {@link FormSorting.Place}, with its parameters. */
    String behind();
}
