package org.jixiaoflow.review.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jixiaoflow.review.templates.Ladder;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.templates.Stage;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.FormWatch;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.NotificationKind;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.RefusalDetail;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Recipient;
import org.jixiaoflow.schemas.wording.FindingSentences;
import org.jixiaoflow.schemas.wording.Sentences;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.command.Refusals;
import org.jspecify.annotations.Nullable;

/** Writes the notifications of a journal entry; equal entries get equal notifications. */
public final class NotificationRules {

    private static final Sentences.InBoth SENTENCES = Sentences.of("review-service-messages");
    private static final Sentences CHINESE = SENTENCES.chinese();
    private static final Sentences ENGLISH = SENTENCES.english();
    private static final int MOST_FINDINGS = 3;
    private static final Sentences.InBoth REFUSALS = Sentences.of("refusal-messages");

    private final ReviewTemplates templates;
    private final WorkingCalendar calendar;

    public NotificationRules(ReviewTemplates templates, WorkingCalendar calendar) {
        this.templates = templates;
        this.calendar = calendar;
    }

    /**
     * Everything to be told about an entry.
     *
     * @param departmentName as written on the form; a form that has none is called so, with the department's code
     */
    public List<Notification> about(FormEvent entry, @Nullable String departmentName) {
        return about(entry, departmentName, null, List::of);
    }

    /**
     * The same.
     *
     * @param handedTo whom the form was handed over to where it stands, if to anybody
     * @param watchers who watches the form; asked only if they are told
     */
    public List<Notification> about(
            FormEvent entry,
            @Nullable String departmentName,
            @Nullable Person handedTo,
            Supplier<List<FormWatch>> watchers) {
        var template = templates.named(entry.getTemplateId());
        return NotificationRule.ALL.stream()
                .filter(notificationRule -> notificationRule.about() == entry.getTrigger())
                .flatMap(notificationRule -> recipients(notificationRule, entry, template, handedTo, watchers)
                        .map(recipient -> notification(notificationRule, recipient, entry, departmentName, template)))
                .toList();
    }

    /** 催办 of a form that nobody has begun: one a working day, so repeats of a day are one notification. */
    public Notification reminder(FormId form, @Nullable String departmentName, Instant at, @Nullable String reason) {
        var key = "%s|REMIND|%s".formatted(form, calendar.dayOf(at));
        return blank(key, Recipient.department(form), form, 0, Trigger.REMIND, at)
                .setActionRequired(true)
                .setText(reminder(CHINESE, form, departmentName, reason))
                .setTextEn(reminder(ENGLISH, form, departmentName, reason))
                .setDepartmentName(departmentName)
                .build();
    }

    private static String reminder(
            Sentences words, FormId form, @Nullable String departmentName, @Nullable String reason) {
        return words.say(
                        "reminder.UNBEGUN",
                        department(words, departmentName, form),
                        String.valueOf(form.year()),
                        words.word("kind." + form.kind()),
                        Objects.requireNonNullElse(reason, ""))
                .strip();
    }

    /**
     * 抄送: tells somebody that from now on they hear what becomes of a form; once for each version of it, however often they are copied in.
     *
     * @param by who copied them in
     */
    public Notification copied(
            FormId form, long version, @Nullable String departmentName, Person person, Person by, Instant at) {
        var key = "%s|%d|COPIED|%s".formatted(form, version, person.getId());
        return blank(key, Recipient.person(form, person.getId()), form, version, Trigger.HAND_OVER, at)
                .setActionRequired(false)
                .setText(copied(CHINESE, form, departmentName, by))
                .setTextEn(copied(ENGLISH, form, departmentName, by))
                .setKind(NotificationKind.COPIED)
                .setDepartmentName(departmentName)
                .build();
    }

    private static String copied(Sentences words, FormId form, @Nullable String departmentName, Person by) {
        return words.say(
                "notification.COPIED",
                department(words, departmentName, form),
                String.valueOf(form.year()),
                words.word("kind." + form.kind()),
                by.getName());
    }

    /** Tells a department of what a portal sent for it in vain; of what wasn't the portal's to send, nobody. */
    public Optional<Notification> about(RefusedSubmission refused) {
        var form = Optional.ofNullable(refused.getFormId()).flatMap(FormId::parse);
        return refused.getPortalName() == null || form.isEmpty()
                ? Optional.empty()
                : Optional.of(refusal(refused, form.get(), refused.getPortalName()));
    }

    private static Notification refusal(RefusedSubmission refused, FormId form, String portal) {
        var key =
                "%s|%d|%d".formatted(refused.getSourceTopic(), refused.getSourcePartition(), refused.getSourceOffset());
        return refusal(form, key, 0, refused.getRefusedAt())
                .setText(refusal(
                        CHINESE,
                        form,
                        portal,
                        reasons(refused, RefusalDetail::getMessage) + found(CHINESE, refused.getFindings())))
                .setTextEn(refusal(
                        ENGLISH,
                        form,
                        portal,
                        reasons(refused, RefusalDetail::getMessageEn) + found(ENGLISH, refused.getFindings())))
                .setLink("/api/v1/refused-submissions")
                .build();
    }

    private static String reasons(RefusedSubmission refused, Function<RefusalDetail, String> sentence) {
        return refused.getReasons().stream().map(sentence).collect(joining(" "));
    }

    /** What keeps a form from being submitted, as far as a notice has room for it. */
    private static String found(Sentences words, List<Finding> findings) {
        var grave = findings.stream()
                .filter(finding -> finding.getSeverity() == Severity.ERROR)
                .toList();
        var told = grave.stream()
                .limit(MOST_FINDINGS)
                .map(finding -> " " + finding.getCode() + " " + FindingSentences.in(words.locale(), finding))
                .collect(joining());
        return grave.size() > MOST_FINDINGS
                ? told + " " + words.say("notification.REFUSED.more", grave.size() - MOST_FINDINGS)
                : told;
    }

    /**
     * Tells a department that what a portal sent for it was refused by the workflow; whoever sends otherwise is answered themselves. What changes
     * nothing is no loss.
     *
     * @param outcome what its command was told
     */
    public Optional<Notification> about(CommandOutcome outcome, FormSubmission sent) {
        var reason = outcome.getReason();
        return reason == null || reason == RefusalReason.NOTHING_CHANGED || sent.getPortalId() == null
                ? Optional.empty()
                : FormId.parse(outcome.getFormId()).map(form -> refusal(outcome, reason, form, sent));
    }

    private static Notification refusal(
            CommandOutcome outcome, RefusalReason reason, FormId form, FormSubmission sent) {
        var portal = sent.getActor().getName();
        // An id that was used for two requests is refused once for the second, too.
        var key = "%s|%s|REFUSED".formatted(outcome.getCommandId(), outcome.getRequestHash());
        return refusal(form, key, outcome.getVersion(), outcome.getDecidedAt())
                .setText(refusal(CHINESE, form, portal, sentence(outcome, reason, CHINESE)))
                .setTextEn(refusal(ENGLISH, form, portal, sentence(outcome, reason, ENGLISH)))
                .setLink(pageOf(form))
                .build();
    }

    /** Some refusals speak to their sender of what only a sender has; these are told otherwise. */
    private static String sentence(CommandOutcome outcome, RefusalReason reason, Sentences words) {
        var key = "notification.REFUSED." + reason;
        return words.knows(key)
                ? words.say(key, String.valueOf(outcome.getVersion()), String.valueOf(outcome.getDetail()))
                : Refusals.sentence(outcome, reason, REFUSALS.in(words.locale()));
    }

    /** @param version of the form; 0 where there is none, or none that what was sent is about */
    private static Notification.Builder refusal(FormId form, String key, long version, Instant at) {
        return blank(key, Recipient.department(form), form, version, Trigger.SUBMIT, at)
                .setActionRequired(false)
                .setKind(NotificationKind.REFUSED);
    }

    private static String refusal(Sentences words, FormId form, String portal, String why) {
        return words.say(
                "notification.REFUSED", portal, String.valueOf(form.year()), words.word("kind." + form.kind()), why);
    }

    /**
     * What a step of the ladder tells, of whom the form waits for first.
     *
     * @param now when it is told
     */
    public List<Notification> about(Waiting waiting, Ladder.Step step, Instant now) {
        var told = new ArrayList<Notification>();
        var recipient = waiting.recipient(step.kind() == NotificationKind.OVERDUE);
        told.add(reminder(waiting, step, step.kind(), recipient, now));
        if (step.toHead() && waiting.head() != null) {
            told.add(reminder(waiting, step, NotificationKind.ESCALATED, waiting.head(), now));
        }
        if (step.toBureau() && !waiting.bureau().equals(recipient)) {
            told.add(reminder(waiting, step, NotificationKind.ESCALATED, waiting.bureau(), now));
        }
        return told;
    }

    /** That an opinion is asked and was to be given by now. */
    public Notification overdue(Consultation asked, FormSnapshot form, Instant now) {
        var id = FormId.parse(form.getFormId()).orElseThrow();
        var dueAt = Objects.requireNonNull(asked.getDueAt());
        var key = "%s|%s|%s".formatted(asked.getId(), dueAt, calendar.dayOf(now));
        var person = Recipient.person(id, asked.getAsked().getId());
        return blank(key, person, id, form.getVersion(), Trigger.REMIND, now)
                .setActionRequired(true)
                .setText(overdue(CHINESE, asked, form, id, dueAt, now))
                .setTextEn(overdue(ENGLISH, asked, form, id, dueAt, now))
                .setKind(NotificationKind.OVERDUE)
                .setDepartmentName(form.getDepartmentName())
                .build();
    }

    private String overdue(
            Sentences words, Consultation asked, FormSnapshot form, FormId id, Instant dueAt, Instant now) {
        return words.say(
                "reminder.OVERDUE.OPINION",
                department(words, form.getDepartmentName(), id),
                String.valueOf(id.year()),
                words.word("kind." + id.kind()),
                day(dueAt),
                asked.getAskedBy().getName(),
                calendar.between(dueAt, now));
    }

    private Notification reminder(
            Waiting waiting, Ladder.Step step, NotificationKind kind, Recipient recipient, Instant now) {
        var key = "%s|%s|%s|%s".formatted(waiting.form(), waiting.dueAt(), step.on(), recipient);
        return blank(key, recipient, waiting.form(), waiting.version(), Trigger.REMIND, now)
                .setActionRequired(kind != NotificationKind.ESCALATED)
                .setText(text(CHINESE, waiting, step, kind))
                .setTextEn(text(ENGLISH, waiting, step, kind))
                .setKind(kind)
                .setDepartmentName(waiting.departmentName())
                .build();
    }

    private String text(Sentences words, Waiting waiting, Ladder.Step step, NotificationKind kind) {
        var who = waiting.stage() == null ? "DEPARTMENT" : "STAGE";
        return words.say(
                "reminder.%s.%s".formatted(kind, who),
                department(words, waiting.departmentName(), waiting.form()),
                String.valueOf(waiting.form().year()),
                words.word("kind." + waiting.form().kind()),
                day(waiting.dueAt()),
                stage(words, waiting.stage(), waiting.template()),
                step.days());
    }

    private Notification notification(
            NotificationRule notificationRule,
            Recipient recipient,
            FormEvent entry,
            @Nullable String departmentName,
            ReviewTemplate template) {
        var form = FormId.parse(entry.getFormId()).orElseThrow();
        var key = entry.getCommandId() + "|" + recipient;
        return blank(key, recipient, form, entry.getVersion(), entry.getTrigger(), entry.getOccurredAt())
                .setActionRequired(notificationRule.actionRequired())
                .setText(text(CHINESE, notificationRule, entry, form, departmentName, template))
                .setTextEn(text(ENGLISH, notificationRule, entry, form, departmentName, template))
                .setDepartmentName(departmentName)
                .build();
    }

    /**
     * A notification that doesn't say anything yet.
     *
     * @param key what makes it the same notification when it is written again
     * @param version of the form; 0 of one that nobody has begun
     */
    private static Notification.Builder blank(
            String key, Recipient recipient, FormId form, long version, Trigger trigger, Instant at) {
        return Notification.newBuilder()
                .setId(UUID.nameUUIDFromBytes(key.getBytes(UTF_8)))
                .setRecipient(recipient.toString())
                .setFormId(form.toString())
                .setVersion(version)
                .setTrigger(trigger)
                .setLink(version == 0 ? "/api/v1/owed" : pageOf(form))
                .setCreatedAt(at);
    }

    private static String pageOf(FormId form) {
        return "/api/v1/forms/" + form;
    }

    private static Stream<Recipient> recipients(
            NotificationRule notificationRule,
            FormEvent entry,
            ReviewTemplate template,
            @Nullable Person handedTo,
            Supplier<List<FormWatch>> watchers) {
        var form = FormId.parse(entry.getFormId()).orElseThrow();
        return switch (notificationRule.to()) {
            case DEPARTMENT -> Stream.of(Recipient.department(form));
            case WHO_HAS_IT ->
                Stream.of(Waiting.whoHasIt(
                        form, entry.getToStage(), handedTo == null || isOverdue(entry) ? null : handedTo.getId()));
            case STAGE_REACHED -> entry.getConsultations().isEmpty() ? stage(form, entry.getToStage()) : Stream.empty();
            case STAGE_LEFT -> stage(form, entry.getFromStage());
            case PERSON ->
                Stream.ofNullable(entry.getHandedTo())
                        .map(Person::getId)
                        .filter(id -> !id.equals(entry.getActor().getId()))
                        .map(id -> Recipient.person(form, id));
            case WATCHERS ->
                watchers.get().stream()
                        .filter(watch -> !form.departmentCode().equals(watch.getDepartmentCode()))
                        .map(watch -> watch.getPerson().getId())
                        .filter(id -> !id.equals(entry.getActor().getId()))
                        .map(id -> Recipient.person(form, id));
            case ASKED ->
                entry.getConsultations().stream()
                        .map(one -> Recipient.person(form, one.getAsked().getId()));
            case ASKER ->
                entry.getConsultations().stream()
                        .map(one -> Recipient.person(form, one.getAskedBy().getId()))
                        .distinct();
            case LAST_STAGE -> stage(form, template.lastStage());
        };
    }

    private static Stream<Recipient> stage(FormId form, @Nullable String stage) {
        return Stream.ofNullable(stage).map(reached -> Recipient.stage(form, reached));
    }

    private static boolean isOverdue(FormEvent entry) {
        return entry.getDueAt() != null && entry.getOccurredAt().isAfter(entry.getDueAt());
    }

    /** Till when what the entry asks for should be done. */
    private static @Nullable Instant dueAt(NotificationRule notificationRule, FormEvent entry) {
        return notificationRule.to() == NotificationRule.To.ASKED
                ? entry.getConsultations().get(0).getDueAt()
                : entry.getDueAt();
    }

    private String text(
            Sentences words,
            NotificationRule notificationRule,
            FormEvent entry,
            FormId form,
            @Nullable String departmentName,
            ReviewTemplate template) {
        var values = Stream.of(
                        department(words, departmentName, form),
                        String.valueOf(form.year()),
                        words.word("kind." + form.kind()),
                        stage(words, entry.getToStage(), template),
                        stage(words, entry.getFromStage(), template),
                        entry.getGrade() == null ? "" : words.word("grade." + entry.getGrade()),
                        entry.getTotal() == null ? "" : entry.getTotal().toPlainString(),
                        Objects.requireNonNullElse(entry.getReason(), ""),
                        day(entry.getDueAt()),
                        entry.getActor().getName())
                .toArray();
        // A reminder without a reason ends in the blank that stands before it.
        var text = words.say(notificationRule.messageKey(entry), values).strip();
        var dueAt = dueAt(notificationRule, entry);
        return notificationRule.actionRequired() && dueAt != null
                ? words.say("notification.due", text, day(dueAt))
                : text;
    }

    /** What people call the department of a form; where nobody wrote it, that, with its code. */
    private static String department(Sentences words, @Nullable String name, FormId form) {
        return name == null || name.isBlank() ? words.say("department.unnamed", form.departmentCode()) : name;
    }

    private String day(@Nullable Instant time) {
        return time == null ? "" : calendar.dayOf(time).toString();
    }

    private static String stage(Sentences words, @Nullable String id, ReviewTemplate template) {
        return id == null
                ? ""
                : template.stage(id)
                        .map((Stage stage) -> stage.name(words.locale()))
                        .orElse(id);
    }
}
