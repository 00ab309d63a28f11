package org.jixiaoflow.workbench.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("What the workbench reads and sends is what the released interfaces have")
class InterfacesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Neither read nor sent as they are. */
    private static final Set<String> ITS_OWN = Set.of(
            "Audits$Entry",
            "Command",
            "DeadLetterFilter",
            "DeliveryFilter",
            "FormFilter",
            "InboxFilter",
            "Introductions$Kept",
            "LibraryFilter",
            "Me$Offices",
            "OwedFilter",
            "Panel",
            "Review$Extended",
            "Review$Reminded",
            "ServiceSettings",
            "Viewer");

    /** One record for a form's row in several lists: what not every one of them has, and nobody asks those for. */
    private static final Set<String> NOT_EVERYWHERE = Set.of(
            "Details.form has no dueStage",
            "Details.form has no since",
            "Details.form has no openComments",
            "Details.form has no answeredComments",
            "Details.form has no errors",
            "Details.form has no warnings",
            "Details.form has no dueAt",
            "Details.form has no dueProvisional",
            "Details.form has no toSign",
            "Inbox.forms.items[] has no toSign",
            "FormSheet.form has no toSign",
            "AskedForm[] has no toSign",
            "WatchedForm[] has no toSign",
            "Details.form has no publishedRevision",
            "Details.form has no publishedInForce",
            "Details.form has no stageName",
            "Inbox.forms.items[] has no stageName",
            "FormSheet.form has no stageName",
            "AskedForm[] has no stageName",
            "WatchedForm[] has no stageName",
            // The workbench keeps whole ratings only.
            "Paper.content.ratings[] is RatingInTheMaking, not Rating");

    private static final Map<Class<?>, String> PLAIN = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(UUID.class, "string uuid"),
            Map.entry(Instant.class, "string date-time"),
            Map.entry(LocalDate.class, "string date"),
            Map.entry(int.class, "integer int32"),
            Map.entry(Integer.class, "integer int32"),
            Map.entry(long.class, "integer int64"),
            Map.entry(Long.class, "integer int64"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(BigDecimal.class, "number"));

    /** A type of the workbench's and where it goes over the wire. */
    private record Use(String service, String method, String path, boolean sent, Type type) {

        @Override
        public String toString() {
            return "%s %s %s %s"
                    .formatted(service, method, path, type.getTypeName().replaceAll("[\\w.]+\\.", ""));
        }
    }

    static Stream<Use> uses() {
        return Stream.of(
                read("submission", "get /forms/{formId}", Submission.Details.class),
                read(
                        "submission",
                        "post /forms/{formId}/findings",
                        new ParameterizedTypeReference<List<Finding>>() {}.getType()),
                read(
                        "submission",
                        "get /forms/{formId}/similar",
                        new ParameterizedTypeReference<List<Submission.Similar>>() {}.getType()),
                read("submission", "get /forms/{formId}/working-copy", Submission.Copy.class),
                read("submission", "get /validation-templates", Submission.Rules.class),
                read(
                        "submission",
                        "get /refused-submissions",
                        new ParameterizedTypeReference<Part<RefusedSubmission>>() {}.getType()),
                read("submission", "post /documents", Submission.Upload.class),
                read("submission", "get /documents/{id}", Submission.Upload.class),
                read(
                        "submission",
                        "get /documents/{id}/columns",
                        new ParameterizedTypeReference<List<Submission.OpenColumn>>() {}.getType()),
                read(
                        "submission",
                        "get /documents/{id}/forms",
                        new ParameterizedTypeReference<List<Submission.Candidate>>() {}.getType()),
                read("submission", "get /documents/{id}/forms/{ordinal}", Submission.UploadedForm.class),
                read("submission", "put /documents/{id}/forms/{ordinal}/doubts", Submission.UploadedForm.class),
                read("submission", "post /documents/{id}/drafts", inside(Submission.class, "Drafts")),
                read("review", "get /me", Me.class),
                read("review", "get /departments", new ParameterizedTypeReference<List<Me.Named>>() {}.getType()),
                read(
                        "review",
                        "get /people/{region}",
                        new ParameterizedTypeReference<Part<People.Person>>() {}.getType()),
                read(
                        "review",
                        "get /people/{region}/substitutions",
                        new ParameterizedTypeReference<Part<People.Substitution>>() {}.getType()),
                read(
                        "submission",
                        "get /portals/{region}",
                        new ParameterizedTypeReference<Part<Portals.Portal>>() {}.getType()),
                read(
                        "submission",
                        "get /portals/{region}/{id}/refusals",
                        new ParameterizedTypeReference<Part<Portals.Refused>>() {}.getType()),
                read("review", "get /forms", new ParameterizedTypeReference<Part<FormRow>>() {}.getType()),
                read(
                        "review",
                        "get /publications/{region}/{year}",
                        new ParameterizedTypeReference<List<Publications.Candidate>>() {}.getType()),
                read("review", "get /publications/forms/{formId}", Publications.Sheet.class),
                read(
                        "review",
                        "get /public/regions",
                        new ParameterizedTypeReference<List<Me.RegionYears>>() {}.getType()),
                read(
                        "review",
                        "get /public/{region}/{year}",
                        new ParameterizedTypeReference<Part<Disclosure.PublicForm>>() {}.getType()),
                read("review", "get /public/forms/{formId}/{revision}", Disclosure.PublicRevision.class),
                read("review", "get /owed", new ParameterizedTypeReference<Part<OwedRow>>() {}.getType()),
                read("review", "post /owed/reminders", inside(Review.class, "Results")),
                read("review", "get /inbox", inside(Review.class, "Inbox")),
                read("review", "get /inbox", Desk.Inbox.class),
                read("review", "get /forms/{formId}", FormSheet.class),
                read("review", "get /forms/{formId}/revisions/{revision}", inside(Review.class, "Submitted")),
                read(
                        "review",
                        "get /forms/{formId}/history",
                        new ParameterizedTypeReference<List<FormEvent>>() {}.getType()),
                read("review", "get /forms/{formId}/diff", Review.Difference.class),
                read(
                        "review",
                        "get /forms/{formId}/predecessors",
                        new ParameterizedTypeReference<List<Review.PredecessorForm>>() {}.getType()),
                read("review", "get /forms/{formId}/previous-year", inside(Review.class, "PreviousYear")),
                read("review", "get /notifications", new ParameterizedTypeReference<Part<Notice>>() {}.getType()),
                read("review", "get /notifications/count", inside(Review.class, "Count")),
                sent("review", "post /forms/{formId}/decisions", Desk.Decision.class),
                sent("review", "post /decisions", inside(Desk.class, "Batch")),
                read("review", "post /decisions", inside(Desk.class, "Results")),
                read(
                        "review",
                        "get /forms/{formId}/review-draft",
                        new ParameterizedTypeReference<Desk.Paper<Desk.Draft>>() {}.getType()),
                read(
                        "review",
                        "put /forms/{formId}/presence",
                        new ParameterizedTypeReference<List<FormSheet.Colleague>>() {}.getType()),
                read("review", "get /phrases", new ParameterizedTypeReference<List<Desk.Phrase>>() {}.getType()),
                read(
                        "review",
                        "get /forms/{formId}/colleagues",
                        new ParameterizedTypeReference<List<Desk.Colleague>>() {}.getType()),
                read(
                        "review",
                        "get /consultations",
                        new ParameterizedTypeReference<List<Desk.AskedForm>>() {}.getType()),
                read("review", "get /watches", new ParameterizedTypeReference<List<Desk.WatchedForm>>() {}.getType()),
                read(
                        "review",
                        "post /departments/{region}/{year}/{department}/extension",
                        inside(Review.class, "Results")),
                read("submission", "get /dead-letters", DeadLetters.Letters.class),
                read("submission", "get /dead-letters/counts", DeadLetters.Counts.class),
                read("submission", "get /dead-letters/{id}", DeadLetters.Details.class),
                sent("submission", "post /dead-letters/actions", DeadLetters.Many.class),
                read("submission", "post /dead-letters/actions", DeadLetters.Results.class),
                sent("submission", "post /dead-letters/{id}/replay", DeadLetters.Mended.class),
                read("review", "get /views", new ParameterizedTypeReference<List<Operations.View>>() {}.getType()),
                read("review", "get /forms/{formId}/accesses", Audits.Accesses.class),
                read("review", "get /operations", Operations.Surroundings.class),
                read("scoring", "get /filings/{region}/{year}/list", inside(Scoring.class, "Listed")),
                read("scoring", "get /scores/{formId}", Scoring.Scored.class),
                read("scoring", "get /scores/{formId}/history", inside(Scoring.class, "Changes")),
                read("scoring", "get /overviews/{region}/{year}", Overview.class),
                read("scoring", "get /overviews/{region}/{year}/{department}", DepartmentHistory.class),
                read("scoring", "get /overviews/{region}/{year}/{department}/indicators", YearOnYear.class),
                read(
                        "review",
                        "get /indicators/{region}",
                        new ParameterizedTypeReference<Part<Library.Indicator>>() {}.getType()),
                read(
                        "scoring",
                        "get /registers/{region}/departments",
                        new ParameterizedTypeReference<Part<Departments.Department>>() {}.getType()),
                read("scoring", "get /registers/{region}/departments/{department}", Departments.Entry.class),
                read(
                        "scoring",
                        "get /registers/{region}/changes",
                        new ParameterizedTypeReference<Part<DepartmentChange>>() {}.getType()),
                sent("scoring", "post /registers/{region}/changes", Departments.Change.class),
                sent("scoring", "post /registers/{region}/changes/{version}/withdrawal", Departments.Withdrawal.class),
                read("review", "get /flows/{region}/{year}", Flow.class),
                read("scoring", "post /what-if", Scoring.Estimate.class),
                read("scoring", "get /templates", new ParameterizedTypeReference<List<ScoringTemplate>>() {}.getType()),
                read(
                        "scoring",
                        "post /templates/{id}/faults",
                        new ParameterizedTypeReference<List<PublishedTemplates.Fault>>() {}.getType()),
                sent("scoring", "post /templates/{id}/effect", ScoringTemplate.class),
                read("scoring", "post /templates/{id}/effect", Templates.Effect.class),
                sent("scoring", "put /templates/{id}", ScoringTemplate.class),
                read(
                        "review",
                        "get /review-templates",
                        new ParameterizedTypeReference<List<ReviewTemplateVersion>>() {}.getType()),
                read(
                        "review",
                        "get /review-templates/{id}/forms",
                        new ParameterizedTypeReference<List<Routes.Forms>>() {}.getType()),
                sent("review", "put /review-templates/{id}", ReviewTemplateVersion.class),
                read(
                        "submission",
                        "get /validation-templates/in-force",
                        new ParameterizedTypeReference<List<ValidationTemplateVersion>>() {}.getType()),
                sent("submission", "put /validation-templates/{id}", ValidationTemplateVersion.class),
                read(
                        "notification",
                        "get /deliveries",
                        new ParameterizedTypeReference<Part<Deliveries.Delivery>>() {}.getType()),
                read("notification", "get /deliveries/sums", Deliveries.Sums.class),
                read("notification", "get /notice-defaults/{region}", Deliveries.Defaults.class),
                read(
                        "notification",
                        "get /notice-defaults/{region}/versions",
                        new ParameterizedTypeReference<List<Deliveries.DefaultsVersion>>() {}.getType()),
                sent("notification", "put /notice-defaults/{region}", Deliveries.NewDefaults.class),
                read("notification", "put /notice-defaults/{region}", Deliveries.Defaults.class),
                read("notification", "get /preferences", Deliveries.Preference.class),
                sent("notification", "put /preferences", Deliveries.Preference.class),
                read(
                        "notification",
                        "get /substitutions",
                        new ParameterizedTypeReference<List<Deliveries.Substitution>>() {}.getType()),
                read(
                        "notification",
                        "get /substitutions/overseen",
                        new ParameterizedTypeReference<List<Deliveries.Substitution>>() {}.getType()),
                read(
                        "notification",
                        "get /substitutions/colleagues",
                        new ParameterizedTypeReference<List<Deliveries.Colleague>>() {}.getType()),
                sent("notification", "post /substitutions", Deliveries.NewSubstitution.class),
                read("notification", "post /substitutions", Deliveries.Substitution.class),
                read("notification", "post /substitutions/{id}/end", Deliveries.Substitution.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    @DisplayName("by the same names and of the same types")
    void held(Use use) throws Exception {
        var released = JSON.readTree(
                Path.of("..", "docs", "openapi", use.service() + ".json").toFile());
        var operation = released.path("paths").path("/api/v1" + use.path()).path(use.method());
        var told = use.sent() ? operation.path("requestBody") : success(operation);
        var found = new ArrayList<String>();

        new Held(released, found, new HashSet<>())
                .compare(
                        simple(use.type()),
                        told.path("content").path("application/json").path("schema"),
                        use.type());

        assertThat(operation.isObject()).as("%s is there", use).isTrue();
        assertThat(found).isSubsetOf(NOT_EVERYWHERE);
    }

    @Test
    @DisplayName("and so is every record it has of them")
    void every() {
        var seen = new HashSet<Class<?>>();
        uses().forEach(use -> records(use.type(), seen));
        var records = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(Service.class.getPackageName())
                        .stream()
                        .filter(JavaClass::isRecord)
                        .map(type -> type.getName()
                                .substring(Service.class.getPackageName().length() + 1))
                        .filter(name -> !ITS_OWN.contains(name));

        assertThat(records)
                .isSubsetOf(seen.stream()
                        .map(type -> type.getName()
                                .substring(Service.class.getPackageName().length() + 1))
                        .toList());
    }

    private static Use read(String service, String operation, Type type) {
        return use(service, operation, false, type);
    }

    private static Use sent(String service, String operation, Type type) {
        return use(service, operation, true, type);
    }

    private static Use use(String service, String operation, boolean sent, Type type) {
        var words = operation.split(" ", 2);
        return new Use(service, words[0], words[1], sent, type);
    }

    private static Class<?> inside(Class<?> outer, String name) {
        return Arrays.stream(outer.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode success(JsonNode operation) {
        return Stream.of("200", "202")
                .map(operation.path("responses")::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(operation.path("responses").path("200"));
    }

    private static String simple(Type type) {
        if (type instanceof ParameterizedType generic) {
            return simple(
                    generic.getRawType().equals(List.class)
                            ? generic.getActualTypeArguments()[0]
                            : generic.getRawType());
        }
        return ((Class<?>) type).getSimpleName();
    }

    private static void records(Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType generic) {
            records(generic.getRawType(), seen);
            Arrays.stream(generic.getActualTypeArguments()).forEach(part -> records(part, seen));
        } else if (type instanceof Class<?> raw && raw.isRecord() && seen.add(raw)) {
            Arrays.stream(raw.getRecordComponents()).forEach(component -> records(component.getGenericType(), seen));
        }
    }

    /** Compares what is described with what the workbench takes it for. */
    private record Held(JsonNode released, List<String> found, Set<String> compared) {

        void compare(String place, JsonNode part, Type type) {
            var schema = resolved(part);
            if (type instanceof ParameterizedType generic) {
                generic(place, schema, generic);
            } else if (type instanceof Class<?> raw) {
                raw(place, part, schema, raw);
            }
        }

        private void generic(String place, JsonNode schema, ParameterizedType type) {
            var arguments = type.getActualTypeArguments();
            if (type.getRawType().equals(List.class)) {
                expect(place, "array", schema);
                compare(place + "[]", schema.path("items"), arguments[0]);
            } else if (type.getRawType().equals(Map.class)) {
                expect(place, "object", schema);
            } else {
                var raw = (Class<?>) type.getRawType();
                for (var component : raw.getRecordComponents()) {
                    var own = component.getGenericType();
                    var isVariable = own.equals(raw.getTypeParameters()[0]);
                    var isList = own.getTypeName().equals("java.util.List<T>");
                    if (isList) {
                        compare(
                                place + ".items[]",
                                resolved(property(place, schema, component)).path("items"),
                                arguments[0]);
                    } else {
                        compare(
                                place + "." + component.getName(),
                                property(place, schema, component),
                                isVariable ? arguments[0] : own);
                    }
                }
            }
        }

        private void raw(String place, JsonNode part, JsonNode schema, Class<?> type) {
            if (SpecificRecord.class.isAssignableFrom(type)) {
                if (!named(part).equals(type.getSimpleName())) {
                    found.add("%s is %s, not %s".formatted(place, named(part), type.getSimpleName()));
                }
            } else if (type.isRecord()) {
                if (compared.add(place)) {
                    Arrays.stream(type.getRecordComponents())
                            .forEach(component -> component(place, part, schema, component));
                }
            } else if (type.isEnum()) {
                expect(place, "string", schema);
                var known = Arrays.stream(type.getEnumConstants())
                        .map(String::valueOf)
                        .collect(Collectors.toSet());
                schema.path("enum").forEach(value -> {
                    if (!known.contains(value.asString())) {
                        found.add("%s may be %s, which %s doesn't know"
                                .formatted(place, value.asString(), type.getSimpleName()));
                    }
                });
            } else if (!type.equals(Object.class)) {
                expect(place, PLAIN.getOrDefault(type, type.getName()), schema);
            }
        }

        private void component(String place, JsonNode part, JsonNode schema, RecordComponent component) {
            if (component.isAnnotationPresent(JsonUnwrapped.class)
                    || component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                Arrays.stream(component.getType().getRecordComponents())
                        .forEach(inner -> component(place, part, schema, inner));
            } else {
                compare(
                        place + "." + component.getName(),
                        property(place, schema, component),
                        component.getGenericType());
            }
        }

        private JsonNode property(String place, JsonNode schema, RecordComponent component) {
            var property = schema.path("properties").path(component.getName());
            if (property.isMissingNode()) {
                found.add("%s has no %s".formatted(place, component.getName()));
            }
            return property;
        }

        private void expect(String place, String expected, JsonNode schema) {
            var told = schema.path("type").asString("") + " "
                    + schema.path("format").asString("");
            var isText = expected.equals("string") && told.startsWith("string");
            if (!schema.isMissingNode() && !isText && !told.strip().equals(expected)) {
                found.add("%s is %s, not %s".formatted(place, told.strip(), expected));
            }
        }

        private static String named(JsonNode part) {
            var whole = part.path("allOf").size() == 1 ? part.path("allOf").get(0) : part;
            return whole.path("$ref").asString("").replaceAll(".*/", "");
        }

        private JsonNode resolved(JsonNode part) {
            return named(part).isEmpty()
                    ? part
                    : released.path("components").path("schemas").path(named(part));
        }
    }
}
