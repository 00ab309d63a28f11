package org.jixiaoflow.workbench.disclosure;

import org.jixiaoflow.workbench.services.Disclosure.PublicForm;

/**
 * Where public pages lead to.
 *
 * @param files whether they lie in a folder as files, with what they lead to beside them
 */
public record Places(String region, int year, boolean files) {

    private static final String FORM = "%s-%d";

    /** The list of all. */
    public String list() {
        return files ? "index.html" : "/public/%s/%d".formatted(region, year);
    }

    /** A form's page. */
    public String form(PublicForm form) {
        return form(form.formId(), form.revision());
    }

    /** The page of a form's revision. */
    public String form(String form, int revision) {
        return files
                ? FORM.formatted(form, revision) + ".html"
                : "/public/%s/%d/%s/%d".formatted(region, year, form, revision);
    }

    /** What a revision says, byte by byte. */
    public String document(String form, int revision) {
        return files
                ? FORM.formatted(form, revision) + ".json"
                : "/public/%s/%d/%s/%d/document".formatted(region, year, form, revision);
    }

    /** All that is public of the year as a file. */
    public String file(String format) {
        return files ? "forms." + format : "/public/%s/%d/file?format=%s".formatted(region, year, format);
    }

    public String style() {
        return asset("workbench.css");
    }

    public String icon() {
        return asset("jixiao.svg");
    }

    private String asset(String name) {
        return files ? name : "/assets/" + name;
    }
}
