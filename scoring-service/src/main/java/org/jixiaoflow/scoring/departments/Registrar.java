package org.jixiaoflow.scoring.departments;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jixiaoflow.support.departments.FollowedRegisters;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Publishes changes of departments, one after the other. */
@Component
class Registrar {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FollowedRegisters registers;
    private final Publisher publisher;
    private final FiledDepartments filed;
    private final MessageSource messages;

    Registrar(FollowedRegisters registers, Publisher publisher, FiledDepartments filed, MessageSource messages) {
        this.registers = registers;
        this.publisher = publisher;
        this.filed = filed;
        this.messages = messages;
    }

    /**
     * Publishes a change as the one after those the administrator saw. Asked for once more it changes nothing.
     *
     * @return the change; a problem 409 or 412 if others came in between, 422 with everything that speaks against it
     */
    DepartmentChange change(String region, ChangeRequest asked, Precondition seen, Actor by, Locale locale) {
        return publish(region, seen, by, asked::isDoneBy, register -> {
            DepartmentFault.refuse("INVALID_CHANGE", ChangeRules.objections(register, asked), messages, locale);
            return next(region, asked, by, register);
        });
    }

    /**
     * Takes a change back, as the one after those the administrator saw. Asked for once more it changes nothing.
     *
     * @return what took it back; a problem 404 if there is no such change, 422 with everything that rests on it
     */
    DepartmentChange withdraw(
            String region, int version, Withdrawal asked, Precondition seen, Actor by, Locale locale) {
        return publish(region, seen, by, there -> asked.isDoneBy(there, version), register -> {
            var withdrawn = register.standing().stream()
                    .filter(each -> each.getVersion() == version)
                    .findFirst()
                    .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_CHANGE", version));
            var objections = new ArrayList<>(Withdrawal.objections(register, withdrawn));
            objections.addAll(filed.objections(region, Withdrawal.lost(register, withdrawn)));
            DepartmentFault.refuse("CHANGE_IN_USE", objections, messages, locale);
            return DepartmentChange.newBuilder(withdrawn)
                    .setVersion(register.version() + 1)
                    .setKind(DepartmentChangeKind.WITHDRAWN)
                    .setDepartments(withdrawn.getSuccessors())
                    .setSuccessors(withdrawn.getDepartments())
                    .setReason(asked.reason().strip())
                    .setChangedBy(by)
                    .setChangedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                    .setWithdraws(version)
                    .build();
        });
    }

    /** @param isDoneBy whether a change is what is asked for */
    private DepartmentChange publish(
            String region,
            Precondition seen,
            Actor by,
            Predicate<DepartmentChange> isDoneBy,
            Function<DepartmentRegister, DepartmentChange> change) {
        var version = seen.version();
        if (version == null) {
            throw new Problem(HttpStatus.PRECONDITION_REQUIRED, "VERSION_REQUIRED")
                    .saying("problem.version-of-departments")
                    .at("/version");
        }
        var register = registers.of(region);
        if (version < register.version()) {
            return repeated(register.changes().get(version.intValue()), isDoneBy, by, seen, register.version());
        }
        if (version > register.version()) {
            throw stale(seen, register.version());
        }
        var next = change.apply(register);
        publisher.send(Topics.DEPARTMENT_CHANGES, region, next).join();
        var published = registers
                .awaited(region, next.getVersion(), PATIENCE)
                .orElseThrow(() -> new IllegalStateException(
                        "Change %d of %s did not arrive in time".formatted(next.getVersion(), region)));
        return published.equals(next)
                ? published
                : repeated(published, isDoneBy, by, seen, registers.of(region).version());
    }

    private static DepartmentChange next(String region, ChangeRequest asked, Actor by, DepartmentRegister register) {
        return DepartmentChange.newBuilder()
                .setRegionCode(region)
                .setVersion(register.version() + 1)
                .setKind(asked.kind())
                .setDepartments(before(asked, register))
                .setSuccessors(asked.after())
                .setEffectiveOn(asked.effectiveOn().toString())
                .setReason(asked.why())
                .setChangedBy(by)
                .setChangedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static List<NamedDepartment> before(ChangeRequest asked, DepartmentRegister register) {
        return asked.before().stream()
                .flatMap(code -> register.find(code).stream())
                .map(known -> new NamedDepartment(known.departmentCode(), known.departmentName()))
                .toList();
    }

    private static DepartmentChange repeated(
            DepartmentChange there, Predicate<DepartmentChange> isDoneBy, Actor by, Precondition seen, int newest) {
        if (isDoneBy.test(there) && there.getChangedBy().getId().equals(by.getId())) {
            return there;
        }
        throw stale(seen, newest);
    }

    private static Problem stale(Precondition seen, int newest) {
        return new Problem(seen.failed(), "STALE_DEPARTMENTS", newest)
                .at(seen.inHeader() ? HttpHeaders.IF_MATCH : "/version");
    }
}
