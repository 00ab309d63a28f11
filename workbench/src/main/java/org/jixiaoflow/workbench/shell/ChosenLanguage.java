package org.jixiaoflow.workbench.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language somebody chose in the header, kept in a cookie; before that, the one their browser prefers. */
final class ChosenLanguage extends AcceptHeaderLocaleResolver {

    static final String COOKIE = "JIXIAO_LANGUAGE";

    ChosenLanguage() {
        setDefaultLocale(Locale.CHINA);
        setSupportedLocales(ShellConfiguration.LANGUAGES);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            return cookie.getValue().equals("en") ? Locale.ENGLISH : Locale.CHINA;
        }
        return super.resolveLocale(request);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is chosen at /language");
    }
}
