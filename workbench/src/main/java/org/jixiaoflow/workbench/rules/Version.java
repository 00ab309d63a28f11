package org.jixiaoflow.workbench.rules;

import java.util.List;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.workbench.versions.Changed;

/**
 * A version of a template, with what it changed.
 *
 * @param differences from the version before; none of the first
 */
record Version(ValidationTemplateVersion template, List<Changed> differences) {

    /** @param versions newest first */
    static List<Version> of(List<ValidationTemplateVersion> versions) {
        return IntStream.range(0, versions.size())
                .mapToObj(at -> new Version(
                        versions.get(at),
                        at + 1 == versions.size()
                                ? List.of()
                                : Changed.between(versions.get(at + 1), versions.get(at))))
                .toList();
    }
}
