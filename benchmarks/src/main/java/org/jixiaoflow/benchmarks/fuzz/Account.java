package org.jixiaoflow.benchmarks.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What became of each record sent. Whatever became of none, or of one twice, is a fault. */
final class Account {

    /** What can become of a record. */
    enum Fate {
        ACCEPTED,
        REFUSED,
        DEAD
    }

    private static final int FIRST_ROOM = 1024;

    // A record takes a reference for what it is, one for what it became, and four bytes for where it lies.
    private final @Nullable Kind[] kinds;
    private final @Nullable Fate[] fates;
    private final int[][] numbers;
    private final Map<Place, List<Fate>> early = new HashMap<>();
    private int settled;
    private int twice;
    private int strangers;

    /** Where a record was put. */
    private record Place(int partition, long offset) {}

    /** Records are numbered as they are sent. */
    Account(int records, int partitions) {
        this.kinds = new Kind[records];
        this.fates = new Fate[records];
        this.numbers = new int[partitions][0];
    }

    /** A record that is on its way. */
    synchronized void sent(int number, Kind kind) {
        kinds[number] = kind;
    }

    /** Where a record was put; what became of it may be known already. */
    synchronized void put(int number, int partition, long offset) {
        var row = numbers[partition];
        if (offset >= row.length) {
            numbers[partition] =
                    Arrays.copyOf(row, Math.max((int) offset + 1, Math.max(FIRST_ROOM, row.length * 3 / 2)));
            Arrays.fill(numbers[partition], row.length, numbers[partition].length, -1);
        }
        numbers[partition][(int) offset] = number;
        var known = early.remove(new Place(partition, offset));
        if (known != null) {
            known.forEach(fate -> settle(number, fate));
        }
    }

    /** What became of the record at that place. */
    synchronized void settle(int partition, long offset, Fate fate) {
        var number = partition >= 0 && partition < numbers.length && offset >= 0 && offset < numbers[partition].length
                ? numbers[partition][(int) offset]
                : -1;
        if (number >= 0) {
            settle(number, fate);
        } else {
            early.computeIfAbsent(new Place(partition, offset), of -> new ArrayList<>())
                    .add(fate);
        }
    }

    /** A command that was accepted. */
    synchronized void accepted(UUID command) {
        settle(FuzzRecords.number(command), Fate.ACCEPTED);
    }

    private void settle(int number, Fate fate) {
        if (number < 0 || number >= kinds.length) {
            strangers++;
        } else if (fates[number] != null) {
            twice++;
        } else {
            fates[number] = fate;
            settled++;
        }
    }

    /** Of a kind: records sent. */
    synchronized int sent(Kind kind) {
        return count(number -> kinds[number] == kind);
    }

    /** Of a kind: records that became that. */
    synchronized int count(Kind kind, Fate fate) {
        return count(number -> kinds[number] == kind && fates[number] == fate);
    }

    private int count(IntPredicate counts) {
        return (int) IntStream.range(0, kinds.length).filter(counts).count();
    }

    synchronized int settled() {
        return settled;
    }

    synchronized int missing() {
        return kinds.length - settled;
    }

    synchronized int twice() {
        return twice;
    }

    /** Refusals, dead letters and commands that come from no record sent. */
    synchronized int strangers() {
        return strangers + early.values().stream().mapToInt(List::size).sum();
    }
}
