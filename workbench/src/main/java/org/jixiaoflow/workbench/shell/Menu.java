package org.jixiaoflow.workbench.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Viewer;

/** What the header leads to, to each only those who may open it: work first, then what is set up now and then, in groups. */
final class Menu {

    private static final List<Page> WORK = List.of(
            Page.of("home", "/", me -> true),
            Page.of("inbox", "/inbox", Me::reviews).and("/review"),
            Page.of("forms", "/forms", Me::readsForms),
            Page.of("indicators", "/indicators", Me::readsIndicators),
            Page.of("owed", "/owed", Me::reviews),
            Page.of("dashboard", "/dashboard", Me::seesSums).and("/departments").and("/scores"),
            Page.of("import", "/import", me -> me.can("SAVE")),
            Page.of("publications", "/admin/publications", Me::publishes),
            Page.of("audit", "/audit", Me::audits),
            Page.of("operations", "/operations", Me::looksOn));

    private static final List<Page> ADMINISTRATION = List.of(
            Page.of("deadlines", "/admin/deadlines", Me::setsDates),
            Page.of("departments", "/admin/departments", Me::setsDates),
            Page.of("people", "/admin/people", Me::seesPeople),
            Page.of("portals", "/admin/portals", Me::seesPortals),
            Page.of("notice-defaults", "/admin/notifications", Me::readsNoticeDefaults),
            Page.of("deliveries", "/admin/deliveries", Me::looksOn));

    private static final List<Page> TEMPLATES = List.of(
            Page.of("templates", "/admin/scoring-templates", Me::publishesRules),
            Page.of("routes", "/admin/review-templates", Me::publishesRules),
            Page.of("rules", "/admin/validation-templates", Me::publishesRules));

    private static final Page HELP = Page.of("help", "/help", me -> true);

    private Menu() {}

    /**
     * A page, or a group of them.
     *
     * @param here whether it is the one that is shown, or has it
     * @param pages of a group; none of a page
     */
    record Entry(String id, String address, boolean here, List<Entry> pages) {}

    /** @param under where the addresses begin of what belongs to it */
    private record Page(String id, List<String> under, Predicate<Me> readers) {

        static Page of(String id, String address, Predicate<Me> readers) {
            return new Page(id, List.of(address), readers);
        }

        Page and(String more) {
            return new Page(id, Stream.concat(under.stream(), Stream.of(more)).toList(), readers);
        }

        Entry at(String path) {
            return new Entry(id, under.get(0), under.stream().anyMatch(each -> isUnder(each, path)), List.of());
        }

        private static boolean isUnder(String address, String path) {
            return path.equals(address) || path.startsWith(address + "/");
        }
    }

    static List<Entry> of(Viewer viewer, String path) {
        return Stream.of(
                        pages(WORK, viewer, path),
                        group("administration", ADMINISTRATION, viewer, path),
                        group("all-templates", TEMPLATES, viewer, path),
                        Stream.of(HELP.at(path)))
                .flatMap(entries -> entries)
                .toList();
    }

    /** Of whom nothing is known but the name may try whether there are forms to read. */
    private static Stream<Entry> pages(List<Page> pages, Viewer viewer, String path) {
        return pages.stream()
                .filter(page -> page.readers().test(viewer.me())
                        || (viewer.unknown() && page.id().equals("forms")))
                .map(page -> page.at(path));
    }

    private static Stream<Entry> group(String id, List<Page> pages, Viewer viewer, String path) {
        return Optional.of(pages(pages, viewer, path).toList())
                .filter(entries -> !entries.isEmpty())
                .map(entries -> new Entry(id, "", entries.stream().anyMatch(Entry::here), entries))
                .stream();
    }
}
