package org.jixiaoflow.workbench.shell;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.workbench.services.FormFilter;
import org.jixiaoflow.workbench.services.FormRow;
import org.jixiaoflow.workbench.services.OwedRow;
import org.jixiaoflow.workbench.services.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Words for templates, as {@code @show}: times on the county's clock, plain numbers, inert texts, names of codes. */
@Component("show")
public class Show {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final DecimalFormatSymbols MONEY = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private final ZoneId zone;
    private final MessageSource messages;
    private final Clock clock;

    Show(PageSettings settings, MessageSource messages, Clock clock) {
        this.zone = settings.zone();
        this.messages = messages;
        this.clock = clock;
    }

    public String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant.atZone(zone));
    }

    public String date(@Nullable Instant instant) {
        return instant == null ? "" : DATE.format(instant.atZone(zone));
    }

    public String clock(@Nullable Instant instant) {
        return instant == null ? "" : CLOCK.format(instant.atZone(zone));
    }

    /** The time alone on the day it is, else with its date. */
    public String moment(@Nullable Instant instant) {
        return instant != null && date(instant).equals(date(clock.instant())) ? clock(instant) : time(instant);
    }

    /** What the county's clock is called. */
    public String zone() {
        return word("zone", zone.getId());
    }

    public int year() {
        return today().getYear();
    }

    /** The day it is in the county. */
    public LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /** A number of bytes, as sizes of disks are told. */
    public String bytes(long bytes) {
        return new DecimalFormat("#,##0.#", MONEY).format(bytes / (double) (1L << 30)) + " GB";
    }

    /** Whether that moment is over. */
    public boolean past(@Nullable Instant moment) {
        return moment != null && moment.isBefore(clock.instant());
    }

    /** Whole days since. */
    public long days(@Nullable Instant since) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toDays());
    }

    /** A number without zeros nobody needs. */
    public String number(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** An amount in yuan. */
    public String money(@Nullable BigDecimal amount) {
        return amount == null ? "" : new DecimalFormat("#,##0.##", MONEY).format(amount);
    }

    /** A value of a field as it is compared: a text, a number, or the parts of a whole row. */
    public String value(@Nullable Object value) {
        if (value instanceof Map<?, ?> parts) {
            return parts.entrySet().stream()
                    .filter(part -> !part.getKey().equals("id"))
                    .map(part -> word("field", part.getKey()) + " " + value(part.getValue()))
                    .collect(Collectors.joining("；"));
        }
        return text(value);
    }

    /** What the field is called that a path like {@code /indicators/i3/target} leads to; empty for a whole row or form. */
    public String field(String path) {
        var parts = path.split("/", -1);
        if (parts.length < 4) {
            return "";
        }
        var name = parts[parts.length - 1];
        var named = word("field", name + "." + parts[1]);
        return named.equals(name + "." + parts[1]) ? word("field", name) : named;
    }

    /** The name of the field that a path leads to, in the head of a form too. */
    public String named(String path) {
        return path.split("/", -1).length < 4 ? word("field", fieldOf(path)) : field(path);
    }

    /** The last part of a path. */
    public String fieldOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A target with how it is meant and its unit. */
    public String target(@Nullable Operator operator, @Nullable String target, @Nullable String unit) {
        return Stream.of(word("operator", operator), text(target), "/".equals(unit) ? "" : text(unit))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** A value as people read it that is typed at that path: a choice by its word. */
    public String typed(String path, @Nullable String value) {
        var field = fieldOf(path);
        return switch (field) {
            case "operator", "direction", "band" -> word(field, value);
            default -> text(value);
        };
    }

    /** The element that a path leads to on the page where a form is filled in. */
    public String anchor(String path) {
        var parts = path.split("/", -1);
        return switch (parts.length) {
            case 4 -> "f" + path.replaceAll("[^A-Za-z0-9]+", "-");
            case 3 -> "row-" + parts[1] + "-" + parts[2];
            default -> path.equals("/departmentName") ? "f-departmentName" : "grid";
        };
    }

    /** What filing a form of a file would do, in words. */
    public String effect(Submission.Candidate candidate) {
        return effect(candidate.effect(), candidate.changed().size());
    }

    /** What filing would do to a form in which that many places would change, in words. */
    public String effect(String effect, int changes) {
        var word = messages.getMessage(
                "import.effect." + effect, new Object[] {changes}, effect, LocaleContextHolder.getLocale());
        return word == null ? effect : word;
    }

    /** A department where its name may be unknown, though its forms may have one. */
    public String called(@Nullable String name, String code) {
        return name == null || name.isBlank() ? code : text(name);
    }

    /** What people call a form's department; where nobody said, that, with its code. */
    public String department(FormRow form) {
        return department(form.departmentName(), form.departmentCode());
    }

    /** The same of a form that is still to be submitted. */
    public String department(OwedRow owed) {
        return department(owed.departmentName(), owed.departmentCode());
    }

    /** A form as people name it: department, year and kind. */
    public String form(FormRow form) {
        return department(form) + " " + yearKind(form.year(), form.kind());
    }

    /** The same of a form that only its id and perhaps its department's name are known of. */
    public String form(FormId form, @Nullable String name) {
        return department(name, form.departmentCode()) + " " + yearKind(form.year(), form.kind());
    }

    /** The same; what is no form's id is shown as it is. */
    public String form(@Nullable String formId, @Nullable String name) {
        return formId == null
                ? text(name)
                : FormId.parse(formId).map(form -> form(form, name)).orElseGet(() -> text(formId));
    }

    /** Where a form stands: at which stage, or in which state; with neither nobody has begun it. */
    public String place(@Nullable FormState state, @Nullable String stageName) {
        if (state == null) {
            return word("dashboard.standing", "MISSING");
        }
        return stageName == null ? word("forms.state", state) : text(stageName);
    }

    /** A difference with its sign. */
    public String change(@Nullable BigDecimal change) {
        if (change == null) {
            return "";
        }
        return change.signum() > 0 ? "+" + change.toPlainString() : change.toPlainString();
    }

    private String yearKind(int year, FormKind kind) {
        return String.valueOf(messages.getMessage(
                "forms.year-kind",
                new Object[] {String.valueOf(year), word("forms.kind", kind)},
                LocaleContextHolder.getLocale()));
    }

    /** What people call a department that perhaps only its code is known of. */
    public String department(@Nullable String name, String code) {
        return name == null || name.isBlank()
                ? String.valueOf(
                        messages.getMessage("forms.unnamed", new Object[] {code}, LocaleContextHolder.getLocale()))
                : text(name);
    }

    /** A page's address with what the list is narrowed to. */
    public String address(String path, FormFilter filter) {
        var address = UriComponentsBuilder.fromPath(path);
        filter.parameters().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(filter.parameters()).toUriString();
    }

    public String text(@Nullable Object typed) {
        return Inert.text(typed);
    }

    /** The word {@code kind.code} in the reader's language; the code itself if it has none. */
    public String word(String kind, @Nullable Object code) {
        if (code == null) {
            return "";
        }
        var word = messages.getMessage(kind + "." + code, null, String.valueOf(code), LocaleContextHolder.getLocale());
        return word == null ? String.valueOf(code) : word;
    }

    public boolean english() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en");
    }
}
