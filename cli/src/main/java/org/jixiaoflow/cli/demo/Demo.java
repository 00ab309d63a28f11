package org.jixiaoflow.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixiaoflow.local.identity.Identity;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.forms.ImportedForm;
import org.jixiaoflow.support.json.AvroJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a document's forms through submission, review and scoring, over the same interfaces as people's browsers and with people's
 * tokens. Every command's id follows from what it says, so a second run repeats the first and changes nothing.
 */
public final class Demo {

    private static final int AT_ONCE = 8;
    /** Stages a form passes that waits for nobody. */
    private static final int THROUGH = Integer.MAX_VALUE;

    /** Of so many forms, one waits at each of the first stages; the others pass more stages than there are, by their place. */
    private static final int WAITING_OF = 12;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);

    /** What the reviewers of the stages are called in the history that people read. */
    private static final Map<String, String> REVIEWERS = Map.of(
            "SUPERVISING_DEPARTMENT", "主管部门审核人", "FINANCE_DIVISION", "财政业务股审核人", "PERFORMANCE_DIVISION", "绩效股审核人");

    /** What the sample's forms were held to: they were filled in before there were rules. */
    private static final String SAMPLES_RULES = "hailin-2022";

    private static final Person ADMINISTRATOR = new Person(
            "demo-administrator", "业务管理员（演示）", List.of("business-administrator"), null, List.of(), List.of());

    private final Addresses addresses;
    private final Identity identity;
    private final Api api = new Api();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final boolean yearEnd;
    private final boolean waiting;

    /** @param yearEnd whether departments also evaluate themselves by what was approved */
    public Demo(Addresses addresses, Identity identity, boolean yearEnd) {
        this(addresses, identity, yearEnd, false);
    }

    /** @param waiting whether some forms wait at each stage for whoever tries it next */
    public Demo(Addresses addresses, Identity identity, boolean yearEnd, boolean waiting) {
        this.addresses = addresses;
        this.identity = identity;
        this.yearEnd = yearEnd;
        this.waiting = waiting;
    }

    /** Told after each form how many are through, approved and returned. */
    @FunctionalInterface
    public interface Progress {
        void through(int forms, int approved, int returned);
    }

    /** The document's forms, with ids for the region's year. */
    static List<DemoForm> forms(List<PrintedForm> printed, String document, String region, int year) {
        var departments = new Departments();
        return printed.stream()
                .map(form -> new DemoForm(
                        departments.form(region, year, form.department(), form.ordinal()),
                        form.department(),
                        ImportedForm.content(form, document, Locale.CHINA)))
                .toList();
    }

    /**
     * Has the sample's forms held to no more in a region's year than where they come from, unless somebody published rules for just that year.
     *
     * @return the validation template that was published for it
     */
    public Optional<String> admitSample(String region, int year) {
        var rules = "/validation-templates/";
        var administrator = token(ADMINISTRATOR);
        var inForce = api.get(
                        addresses.submission(),
                        "/validation-templates?region=%s&year=%d".formatted(region, year),
                        administrator)
                .body();
        var samples = api.get(addresses.submission(), rules + SAMPLES_RULES, administrator);
        if (!inForce.path("heaviest").asString("").equals("ERROR")
                || (inForce.hasNonNull("regionCode") && inForce.hasNonNull("year"))
                || !samples.isOk()) {
            return Optional.empty();
        }
        var id = "sample-%s-%d".formatted(region, year);
        var template = ((ObjectNode) samples.body())
                .put("templateId", id)
                .put("version", 0)
                .put("regionCode", region)
                .put("year", year)
                .put("name", "自带样表 %s %d（只提示，不拦截）".formatted(region, year))
                .put("reason", "演示：样表填报时尚无这些规则");
        return accepted(
                        id,
                        api.send(addresses.submission(), "PUT", rules + id, administrator, UUID.randomUUID(), template))
                ? Optional.of(id)
                : Optional.empty();
    }

    /** Takes every form as far as it comes. */
    public DemoResult run(List<PrintedForm> printed, String document, String region, int year, Progress progress) {
        var begun = System.nanoTime();
        var forms = forms(printed, document, region, year);
        var ends = new ArrayList<CompletableFuture<End>>();
        var through = new AtomicInteger();
        var approved = new AtomicInteger();
        var returned = new AtomicInteger();
        var people = Executors.newFixedThreadPool(AT_ONCE);
        try {
            IntStream.range(0, forms.size())
                    .forEach(place -> ends.add(CompletableFuture.supplyAsync(
                            () -> {
                                var end = take(forms.get(place), waiting ? place % WAITING_OF : THROUGH);
                                progress.through(
                                        through.incrementAndGet(),
                                        end.is("APPROVED") ? approved.incrementAndGet() : approved.get(),
                                        end.is("RETURNED") ? returned.incrementAndGet() : returned.get());
                                return end;
                            },
                            people)));
            var reached = ends.stream().map(CompletableFuture::join).toList();
            return result(reached, Duration.ofNanos(System.nanoTime() - begun));
        } finally {
            people.shutdownNow();
        }
    }

    private DemoResult result(List<End> ends, Duration took) {
        return new DemoResult(
                ends.size(),
                (int) ends.stream().filter(End::submitted).count(),
                (int) ends.stream().filter(end -> end.is("RETURNED")).count(),
                (int) ends.stream().filter(end -> end.is("APPROVED")).count(),
                (int) ends.stream().filter(end -> end.is("SUBMITTED")).count(),
                (int) ends.stream().filter(end -> end.score() != null).count(),
                (int) ends.stream().filter(End::evaluated).count(),
                List.copyOf(refusals),
                took.toMillis() / 1000.0,
                ends.stream()
                        .map(end -> new DemoResult.Line(
                                end.form().department(),
                                end.form().id().toString(),
                                end.state(),
                                end.stage(),
                                end.score(),
                                end.grade(),
                                end.evaluation() == null
                                        ? null
                                        : end.evaluation().score(),
                                end.evaluation() == null
                                        ? null
                                        : end.evaluation().grade()))
                        .toList());
    }

    private End take(DemoForm form, int stages) {
        var end = asFarAsItComes(form, stages);
        return yearEnd && end.is("APPROVED")
                ? end.with(asFarAsItComes(ScriptedDepartment.evaluation(form), THROUGH))
                : end;
    }

    private End asFarAsItComes(DemoForm form, int stages) {
        var submitted = submit(form);
        if (submitted == null) {
            return asFound(form);
        }
        var state = review(form, submitted, stages);
        if (!state.path("state").asString("").equals("APPROVED")) {
            return new End(
                    form,
                    true,
                    state.path("state").asString(""),
                    state.path("stage").asString(null),
                    null,
                    null,
                    null);
        }
        var score = score(form, state.path("version").asLong());
        return new End(
                form,
                true,
                "APPROVED",
                null,
                score == null ? null : score.path("total").decimalValue(),
                score == null ? null : score.path("grade").asString(""),
                null);
    }

    /** Somebody took the form further than the demonstration could. */
    private End asFound(DemoForm form) {
        var score = api.get(addresses.scoring(), "/scores/" + form.id(), token(Person.auditor()));
        var value = score.body().path("value");
        return new End(
                form,
                false,
                state(form),
                null,
                score.isOk() ? value.path("total").decimalValue() : null,
                score.isOk() ? value.path("grade").asString("") : null,
                null);
    }

    private static Person clerk(DemoForm form) {
        var code = form.id().departmentCode();
        return Person.clerk(code).called(Objects.requireNonNullElse(form.department(), code) + "填报人");
    }

    /** Saves and submits; the outcome, or null if it was refused. */
    private @Nullable JsonNode submit(DemoForm form) {
        var clerk = token(clerk(form));
        var body = JsonNodeFactory.instance.objectNode();
        body.set("content", AvroJson.write(form.content()));
        var path = "/forms/" + form.id();
        var saved = save(form, path, clerk, body);
        if (!accepted(form.id(), saved)) {
            return null;
        }
        var submitted =
                send(addresses.submission(), "POST", path + "/submit", clerk, commandId(form, "submit", body), body);
        return accepted(form.id(), submitted) ? submitted.body() : null;
    }

    /**
     * Saves; a self-evaluation sent before its objective's approval got round is sent again: as the same command where it never became
     * one, as another where its outcome is a refusal for good.
     */
    private Api.Answer save(DemoForm form, String path, String clerk, JsonNode body) {
        var refusals = new AtomicInteger();
        return await(
                () -> send(
                        addresses.submission(),
                        "PUT",
                        path,
                        clerk,
                        commandId(form, "save" + (refusals.get() == 0 ? "" : refusals), body),
                        body),
                answer -> {
                    if (answer.body().has("commandId")) {
                        refusals.incrementAndGet();
                    }
                    return !answer.code().equals("OBJECTIVE_NOT_APPROVED");
                },
                form + " can't be saved");
    }

    /** Through the stages, until the form is approved, returned, or has passed so many of them; the last outcome. */
    private JsonNode review(DemoForm form, JsonNode submitted, int stages) {
        var outcome = submitted;
        for (var passed = 0;
                passed < stages && outcome.path("state").asString("").equals("SUBMITTED");
                passed++) {
            var stage = outcome.path("stage").asString("");
            var reviewer = token(Person.reviewer(stage).called(REVIEWERS.getOrDefault(stage, stage)));
            var seen = outcome.path("version").asLong();
            var decision = ScriptedReviewer.decision(shown(form, reviewer, seen), stage, seen);
            var answer = send(
                    addresses.review(),
                    "POST",
                    "/forms/%s/decisions".formatted(form.id()),
                    reviewer,
                    commandId(form, stage, decision),
                    decision);
            if (!accepted(form.id(), answer)) {
                return outcome;
            }
            outcome = answer.body();
        }
        return outcome;
    }

    /** The form once the review service shows it at {@code version}. */
    private JsonNode shown(DemoForm form, String reviewer, long version) {
        return await(
                        () -> api.get(addresses.review(), "/forms/" + form.id(), reviewer),
                        answer -> answer.isOk()
                                && answer.body().path("form").path("version").asLong() >= version,
                        form + " is not shown to reviewers")
                .body();
    }

    private @Nullable JsonNode score(DemoForm form, long version) {
        return await(
                        () -> api.get(addresses.scoring(), "/scores/" + form.id(), token(Person.auditor())),
                        answer -> answer.isOk()
                                && answer.body().path("value").path("version").asLong() >= version,
                        form + " is not scored")
                .body()
                .path("value");
    }

    private @Nullable String state(DemoForm form) {
        var shown = api.get(addresses.submission(), "/forms/" + form.id(), token(Person.auditor()));
        return shown.isOk() ? shown.body().path("form").path("state").asString("") : null;
    }

    /** Sends a command, and sends it again with the same id while its outcome is late: it takes effect once. */
    private Api.Answer send(
            URI service, String method, String path, String token, UUID commandId, @Nullable JsonNode body) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = api.send(service, method, path, token, commandId, body);
        while (answer.isLate() && System.nanoTime() < deadline) {
            answer = api.send(service, method, path, token, commandId, body);
        }
        return answer;
    }

    private boolean accepted(Object of, Api.Answer answer) {
        if (!answer.isOk()) {
            var rules = answer.body()
                    .path("findings")
                    .valueStream()
                    .map(finding -> finding.path("code").asString(""))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" "));
            refusals.add("%s: %s %s"
                    .formatted(of, answer.body().path("detail").asString(answer.code()), rules)
                    .strip());
        }
        return answer.isOk();
    }

    private String token(Person person) {
        return tokens.computeIfAbsent(person.id(), id -> identity.token(person));
    }

    private static UUID commandId(DemoForm form, String step, JsonNode body) {
        return UUID.nameUUIDFromBytes(
                "%s %s %s".formatted(form.id(), step, body).getBytes(UTF_8));
    }

    private static Api.Answer await(Supplier<Api.Answer> look, Predicate<Api.Answer> enough, String complaint) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = look.get();
        while (!enough.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%s: %d %s".formatted(complaint, answer.status(), answer.body()));
            }
            pause();
            answer = look.get();
        }
        return answer;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where a form came to. */
    private record End(
            DemoForm form,
            boolean submitted,
            @Nullable String state,
            @Nullable String stage,
            @Nullable BigDecimal score,
            @Nullable String grade,
            @Nullable End evaluation) {

        End with(End selfEvaluation) {
            return new End(form, submitted, state, stage, score, grade, selfEvaluation);
        }

        boolean evaluated() {
            return evaluation != null && evaluation.score != null;
        }

        boolean is(String wanted) {
            return wanted.equals(state);
        }
    }
}
