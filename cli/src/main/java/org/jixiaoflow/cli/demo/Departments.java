package org.jixiaoflow.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ibm.icu.text.Transliterator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** Codes for departments that a document knows by name only: those of the sample's list, or the name in pinyin. */
public final class Departments {

    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin; Latin-ASCII");
    private static final int LONGEST = 60;

    private final Map<String, String> codes = codes();
    private final Set<FormId> given = new HashSet<>();

    private static Map<String, String> codes() {
        try (var lines = new BufferedReader(
                new InputStreamReader(Departments.class.getResourceAsStream("/samples/departments.csv"), UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", 2))
                    .collect(Collectors.toMap(row -> row[1].strip(), row -> row[0].strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of a document's form. A second form under one name becomes a unit of the department; a nameless one goes by its number. */
    public FormId form(String region, int year, @Nullable String department, int ordinal) {
        var code = department == null || department.isBlank() ? "form-" + ordinal : code(department.strip());
        var form = new FormId(region, year, FormKind.OBJECTIVE, code, null);
        for (var unit = 2; !given.add(form); unit++) {
            form = new FormId(region, year, FormKind.OBJECTIVE, code, "unit-" + unit);
        }
        return form;
    }

    private String code(String department) {
        var listed = codes.get(department);
        if (listed != null) {
            return listed;
        }
        var pinyin = PINYIN.transliterate(department)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var code = pinyin.length() > LONGEST ? pinyin.substring(0, LONGEST).replaceAll("-$", "") : pinyin;
        return FormId.isCode(code) ? code : "department-" + Integer.toHexString(department.hashCode());
    }
}
