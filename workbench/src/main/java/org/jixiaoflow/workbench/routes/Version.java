package org.jixiaoflow.workbench.routes;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.support.templates.Difference;
import org.jixiaoflow.workbench.services.Routes.Forms;
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
                        at + 1 == versions.size() ? List.of() : changed(versions.get(at + 1), versions.get(at)),
                        of(versions.get(at).getVersion(), forms).orElse(null)))
                .toList();
    }

    private static Optional<Forms> of(int version, List<Forms> forms) {
        return forms.stream().filter(each -> each.version() == version).findFirst();
    }

    static List<Changed> changed(ReviewTemplateVersion before, ReviewTemplateVersion after) {
        return Difference.between(before, after).stream().map(Changed::of).toList();
    }

    /**
     * A difference by the parts of its place.
     *
     * @param item the stage, dimension, item or grade; empty if it is the field itself
     * @param part what of it; empty if it is the whole
     */
    record Changed(String field, String item, String part, String before, String after) {

        static Changed of(Difference difference) {
            var place = List.of(difference.place().substring(1).split("/", -1));
            return new Changed(
                    place.get(0),
                    place.size() > 2 ? place.get(place.size() - 2) : "",
                    place.size() > 1 ? place.get(place.size() - 1) : "",
                    difference.before(),
                    difference.after());
        }
    }
}
