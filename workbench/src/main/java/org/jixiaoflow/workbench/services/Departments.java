package org.jixiaoflow.workbench.services;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The scoring service's registers of departments. */
public final class Departments {

    private static final ParameterizedTypeReference<Part<Department>> DEPARTMENTS =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Part<DepartmentChange>> CHANGES =
            new ParameterizedTypeReference<>() {};

    private final Service service;

    Departments(Service service) {
        this.service = service;
    }

    /** A region's departments by code, those that are no more among them. */
    public Part<Department> list(String region, @Nullable String q, int page, int size) {
        return service.get(
                DEPARTMENTS, "/registers/{region}/departments?q={q}&page={page}&size={size}", region, q, page, size);
    }

    /** A department with its history; empty if nobody registered it. */
    public Optional<Entry> find(String region, String code) {
        try {
            return Optional.of(service.get(Entry.class, "/registers/{region}/departments/{code}", region, code));
        } catch (Refusal refused) {
            if (refused.status() == HttpStatus.NOT_FOUND.value()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** The last changes of a region's departments, newest first. */
    public Part<DepartmentChange> changes(String region, int size) {
        return service.get(CHANGES, "/registers/{region}/changes?size={size}", region, size);
    }

    /** Makes a change after the one with its version. */
    public DepartmentChange change(String region, Change change) {
        return service.asked(
                () -> Objects.requireNonNull(service.request(HttpMethod.POST, "/registers/{region}/changes", region)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(change)
                        .retrieve()
                        .body(DepartmentChange.class)));
    }

    /** Takes back a change that was made by mistake, if nothing rests on it. */
    public DepartmentChange withdraw(String region, int change, Withdrawal withdrawal) {
        return service.asked(() -> Objects.requireNonNull(
                service.request(HttpMethod.POST, "/registers/{region}/changes/{change}/withdrawal", region, change)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(withdrawal)
                        .retrieve()
                        .body(DepartmentChange.class)));
    }

    /** A department as its region's register has it. */
    public record Department(
            String departmentCode,
            String departmentName,
            List<Name> names,
            @Nullable LocalDate endedOn,
            List<Related> predecessors,
            List<Related> successors) {

        /** What it was called first. */
        public String firstName() {
            return names.get(names.size() - 1).departmentName();
        }
    }

    /** A name, and since when. */
    public record Name(String departmentName, LocalDate since) {}

    /** Another department, and by which change. */
    public record Related(
            String departmentCode, String departmentName, DepartmentChangeKind kind, LocalDate effectiveOn) {}

    /** A department, and every change it had to do with, the newest first. */
    public record Entry(int version, Department department, List<DepartmentChange> changes) {

        /** The changes, of a registration nothing but the department and those it came of and went into. */
        public List<DepartmentChange> course() {
            var related = Stream.of(
                            Stream.of(department.departmentCode()),
                            department.predecessors().stream().map(Related::departmentCode),
                            department.successors().stream().map(Related::departmentCode))
                    .flatMap(codes -> codes)
                    .collect(toSet());
            return changes.stream()
                    .map(change -> change.getKind() == DepartmentChangeKind.REGISTERED
                            ? DepartmentChange.newBuilder(change)
                                    .setSuccessors(change.getSuccessors().stream()
                                            .filter(each -> related.contains(each.getDepartmentCode()))
                                            .toList())
                                    .build()
                            : change)
                    .toList();
        }
    }

    /** What is to be changed. */
    public record Change(
            long version,
            DepartmentChangeKind kind,
            List<String> departments,
            List<NamedDepartment> successors,
            LocalDate effectiveOn,
            String reason) {}

    /**
     * That a change is taken back.
     *
     * @param version of the newest change
     */
    public record Withdrawal(long version, String reason) {}
}
