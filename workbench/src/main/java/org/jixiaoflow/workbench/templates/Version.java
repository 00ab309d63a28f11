package org.jixiaoflow.workbench.templates;

import java.util.List;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.workbench.templates.TemplateFields.Difference;

/**
 * A version of a template, with what it changed.
 *
 * @param differences from the version before; none of the first
 */
record Version(ScoringTemplate template, List<Difference> differences) {

    /** @param versions newest first */
    static List<Version> of(List<ScoringTemplate> versions) {
        return IntStream.range(0, versions.size())
                .mapToObj(at -> new Version(
                        versions.get(at),
                        at + 1 == versions.size()
                                ? List.of()
                                : TemplateFields.of(versions.get(at)).since(TemplateFields.of(versions.get(at + 1)))))
                .toList();
    }
}
