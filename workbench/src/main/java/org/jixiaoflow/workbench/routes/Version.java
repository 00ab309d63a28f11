package org.jixiaoflow.workbench.routes;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.workbench.services.Routes.Forms;
import org.jixiaoflow.workbench.versions.Changed;
import org.jspecify.annotations.Nullable;

/**
 * A version of a template, with what it changed.
 *
 * @param differences from the version before; none of the first
 * @param forms that keep it; null if none does
 */
record Version(
        ReviewTemplateVersion template,
        List<Changed> differences,
        @Nullable Forms forms) {

    /** @param versions newest first */
    static List<Version> of(List<ReviewTemplateVersion> versions, List<Forms> forms) {
        return IntStream.range(0, versions.size())
                .mapToObj(at -> new Version(
                        versions.get(at),
                        at + 1 == versions.size() ? List.of() : Changed.between(versions.get(at + 1), versions.get(at)),
                        of(versions.get(at).getVersion(), forms).orElse(null)))
                .toList();
    }

    private static Optional<Forms> of(int version, List<Forms> forms) {
        return forms.stream().filter(each -> each.version() == version).findFirst();
    }
}
