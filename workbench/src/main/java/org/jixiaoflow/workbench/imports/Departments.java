package org.jixiaoflow.workbench.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jixiaoflow.workbench.services.Me.Named;

/** Departments that the reader may file for, by the names people know them by; a code is what remains where nobody named one. */
record Departments(List<Named> known) {

    /** What the department with that code is called; its code where a name would be another's too. */
    public String named(String code) {
        return known.stream()
                .filter(one -> one.code().equals(code))
                .map(Named::name)
                .filter(name -> code(name).filter(code::equals).isPresent())
                .findFirst()
                .orElse(code);
    }

    /** The code of the department that is called so or has it; what was typed where none is known, nothing where several are called so. */
    public Optional<String> code(String typed) {
        var wanted = typed.strip();
        var codes = known.stream()
                .filter(one -> one.name().equals(wanted) || one.code().equals(wanted.toLowerCase(Locale.ROOT)))
                .map(Named::code)
                .distinct()
                .toList();
        return switch (codes.size()) {
            case 0 -> Optional.of(wanted);
            case 1 -> Optional.of(codes.get(0));
            default -> Optional.empty();
        };
    }
}
