package org.jixiaoflow.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Viewer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The menu")
class MenuTest {

    @Test
    @DisplayName("leads a clerk to their work, without a group that is empty")
    void clerk() {
        assertThat(ids(menu("clerk", List.of(Trigger.SAVE), List.of(Right.READ_INDICATORS), "/")))
                .containsExactly("home", "forms", "indicators", "import", "help");
    }

    @Test
    @DisplayName("groups what is set up now and then, and says in which group one is")
    void administrator() {
        var menu = menu(
                "business-administrator",
                List.of(),
                List.of(Right.PUBLISH_FILING_LISTS, Right.PUBLISH_RULES, Right.PUBLISH_FORMS),
                "/admin/review-templates/default");

        assertThat(ids(menu)).containsExactly("home", "publications", "administration", "all-templates", "help");
        assertThat(ids(menu.get(2).pages())).containsExactly("deadlines", "departments");
        assertThat(ids(menu.get(3).pages())).containsExactly("templates", "routes", "rules");
        assertThat(menu.stream().filter(Menu.Entry::here).map(Menu.Entry::id)).containsExactly("all-templates");
        assertThat(menu.get(3).pages().stream().filter(Menu.Entry::here).map(Menu.Entry::id))
                .containsExactly("routes");
    }

    @Test
    @DisplayName("leads those of whom only the name is known to forms, which may be there")
    void unknown() {
        var nobody = new Me(
                "sun", "孙", null, List.of(), null, List.of(), List.of(), List.of(), List.of(), false, false, List.of(),
                List.of(), List.of(), List.of());

        assertThat(ids(Menu.of(new Viewer(nobody, false, true), "/forms/231083-2026-OBJECTIVE-audit")))
                .containsExactly("home", "forms", "help");
    }

    private static List<String> ids(List<Menu.Entry> menu) {
        return menu.stream().map(Menu.Entry::id).toList();
    }

    private static List<Menu.Entry> menu(String role, List<Trigger> actions, List<Right> rights, String path) {
        var department = role.equals("clerk") ? new Me.Named("education", "教育局") : null;
        var me = new Me(
                "sun",
                "孙",
                null,
                List.of(new Me.Named(role, role)),
                department,
                List.of(),
                List.of(),
                List.of(),
                actions,
                false,
                false,
                rights,
                List.of("231083"),
                List.of(),
                List.of());
        return Menu.of(new Viewer(me, false, false), path);
    }
}
