package org.jixiaoflow.benchmarks.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import org.jixiaoflow.benchmarks.measure.Processes;

/**
 * Memory of this process, in which broker and services run.
 *
 * @param heap bytes that lived through a full garbage collection
 * @param resident bytes the process takes of the machine
 */
public record Memory(long heap, long resident) {

    /** Now, after a garbage collection. */
    static Memory afterCollection() {
        System.gc();
        var heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(usage -> usage != null)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return new Memory(heap, Processes.resident());
    }
}
