package org.jixiaoflow.workbench.dashboard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import org.jixiaoflow.workbench.shell.Show;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * A dashboard's panels (看板), written once for all who see the same in the same language. However many people have it open, each of them
 * fetches it at every change, and writing the table of its departments is most of what a page costs.
 */
@Component
class RenderedPanels {

    /** All that the panels depend on; times are written differently on the day they are of. */
    private record Shown(Choice choice, Seen seen, Locale locale, LocalDate today) {}

    private static final int CHARACTERS_KEPT = 16 << 20;

    private final Cache<Shown, String> rendered = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS_KEPT)
            .weigher((Shown shown, String html) -> html.length())
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private final ThymeleafViewResolver views;
    private final Show show;

    RenderedPanels(ThymeleafViewResolver views, Show show) {
        this.views = views;
        this.show = show;
    }

    String of(Choice choice, Seen seen, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        return rendered.get(new Shown(choice, seen, locale, show.today()), shown -> render(shown, request, response));
    }

    private String render(Shown shown, HttpServletRequest request, HttpServletResponse response) {
        var model = new HashMap<String, Object>();
        model.put("choice", shown.choice());
        model.put("overview", shown.seen().overview());
        model.put("flow", shown.seen().flow());
        model.put("board", shown.seen().board());
        model.put("counted", shown.seen().counted());
        model.put("flowing", shown.seen().flowing());
        var html = new StringWriter();
        try {
            Objects.requireNonNull(views.resolveViewName("workbench/panels", shown.locale()))
                    .render(model, request, new HttpServletResponseWrapper(response) {
                        @Override
                        public PrintWriter getWriter() {
                            return new PrintWriter(html);
                        }
                    });
        } catch (Exception e) {
            throw new IllegalStateException("The panels of a dashboard can't be rendered", e);
        }
        return html.toString();
    }
}
