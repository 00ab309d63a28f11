package org.jixiaoflow.support.departments;

import java.util.Map;

/** The registers of regions, as they are now. */
@FunctionalInterface
public interface Registers {

    /** By 行政区划代码; none of a region where nobody registered a department. */
    Map<String, DepartmentRegister> all();

    /** A region's. */
    default DepartmentRegister of(String region) {
        return all().getOrDefault(region, DepartmentRegister.EMPTY);
    }
}
