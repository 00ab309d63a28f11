package org.jixiaoflow.benchmarks.fuzz;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;

/** What became of each record sent. Whatever became of none, or of one twice, is a fault. */
final class Account {

    /** What can become of a record. */
    enum Fate {
        ACCEPTED,
        REFUSED,
        DEAD
    }

    private final Kind[] kinds;
    private final Fate[] fates;
    private final int[][] numbers;
    private int settled;
    private int twice;
    private int strangers;

    /** Records are numbered as they are sent. */
    Account(int records, int partitions) {
        this.kinds = new Kind[records];
        this.fates = new Fate[records];
        this.numbers = new int[partitions][records];
        for (var row : numbers) {
            Arrays.fill(row, -1);
        }
    }

    /** A record that is on its way. */
    void sent(int number, Kind kind) {
        kinds[number] = kind;
    }

    /** Where a record was put. */
    synchronized void put(int number, int partition, long offset) {
        numbers[partition][(int) offset] = number;
    }

    /** What became of the record at that place. */
    synchronized void settle(int partition, long offset, Fate fate) {
        settle(
                partition >= 0 && partition < numbers.length && offset >= 0 && offset < kinds.length
                        ? numbers[partition][(int) offset]
                        : -1,
                fate);
    }

    /** A command that was accepted. */
    synchronized void accepted(UUID command) {
        settle(Shots.number(command), Fate.ACCEPTED);
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
    int sent(Kind kind) {
        return (int) Arrays.stream(kinds).filter(kind::equals).count();
    }

    /** Of a kind: records that became that. */
    int count(Kind kind, Fate fate) {
        return (int) IntStream.range(0, kinds.length)
                .filter(number -> kinds[number] == kind && fates[number] == fate)
                .count();
    }

    int settled() {
        return settled;
    }

    int missing() {
        return kinds.length - settled;
    }

    int twice() {
        return twice;
    }

    /** Refusals, dead letters and commands that come from no record sent. */
    int strangers() {
        return strangers;
    }
}
