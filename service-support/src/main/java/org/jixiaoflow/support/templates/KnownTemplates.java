package org.jixiaoflow.support.templates;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every version of every template of a kind, as their topic has them, and which forms each is for.
 *
 * @param <T> a version of a template
 * @param <S> what implements this
 */
public interface KnownTemplates<T extends SpecificRecord, S extends KnownTemplates<T, S>> {

    /** All of them. */
    Versions<T> versions();

    /** With the next record of the topic; one that has a rival leaves all as it is, so that of two for the same forms the first counts everywhere. */
    S with(T next);

    /** Whether every form has a template. */
    boolean coverEveryForm();

    /** Another template in force that is for exactly the same forms, where that would leave open which of the two they take. */
    Optional<T> rival(T template);

    /** A template's versions, oldest first; none if there is no such template. */
    default List<T> of(String id) {
        return versions().of(id);
    }

    /** One version of a template. */
    default Optional<T> of(String id, int version) {
        return versions().of(id, version);
    }

    /** A template's version in force. */
    default Optional<T> newest(String id) {
        return versions().newest(id);
    }

    /** The versions in force, by id. */
    default List<T> newest() {
        return versions().newest().toList();
    }
}
