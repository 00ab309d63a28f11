package org.jixiaoflow.local.broker;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds transactions that are open in a partition and that their coordinator takes for none or for over (悬挂事务), and ends those that were
 * committed nowhere. A broker with one copy of everything can be left with some when its disk was full: nobody who reads only what is
 * committed gets past them, and nobody else would ever end them.
 */
final class HangingTransactions implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HangingTransactions.class);

    private static final Set<TransactionState> OVER =
            Set.of(TransactionState.EMPTY, TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT);

    private final Admin admin;
    private final ScheduledExecutorService thread;
    /** Seen at the last look: whatever is there twice isn't about to be told to its coordinator. */
    private Set<Open> suspected = Set.of();

    private final Set<Open> told = new HashSet<>();

    private HangingTransactions(Admin admin) {
        this.admin = admin;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var named = new Thread(task, "hanging-transactions");
            named.setDaemon(true);
            return named;
        });
    }

    /**
     * Looks from now on.
     *
     * @param client settings of a client that may do everything
     * @param every between two looks; what is there at two of them running hangs
     */
    static HangingTransactions watch(Map<String, Object> client, Duration every) {
        var watch = new HangingTransactions(Admin.create(client));
        var unused = watch.thread.scheduleWithFixedDelay(
                watch::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    void look() {
        try {
            var found = hanging();
            for (var each : found.entrySet()) {
                var open = each.getKey();
                if (!suspected.contains(open)) {
                    continue;
                }
                if (each.getValue()
                        .filter(transaction -> !wasAborted(transaction, open))
                        .isEmpty()) {
                    log.warn("{} hangs: its coordinator has {}; it is ended", open, each.getValue());
                    admin.abortTransaction(open.end()).all().get();
                } else if (told.add(open)) {
                    log.error(
                            "{} hangs: its coordinator has {}; whether to end it is for you to say",
                            open,
                            each.getValue());
                }
            }
            suspected = Set.copyOf(found.keySet());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException away) {
            log.info("Open transactions can't be looked at now: {}", away.getMessage());
        }
    }

    /** Transactions that are open and that their coordinator takes for none or for over, with what it takes them for. */
    private Map<Open, Optional<TransactionDescription>> hanging() throws InterruptedException, ExecutionException {
        var open = open();
        if (open.isEmpty()) {
            return Map.of();
        }
        var known = known(open.stream().map(each -> each.producer).collect(toSet()));
        return open.stream()
                .filter(each -> {
                    var transaction = known.get(each.producer);
                    return transaction == null || forgot(transaction, each.partition);
                })
                .collect(toMap(each -> each, each -> Optional.ofNullable(known.get(each.producer))));
    }

    private static boolean forgot(TransactionDescription transaction, TopicPartition partition) {
        return OVER.contains(transaction.state())
                || (transaction.state() == TransactionState.ONGOING
                        && !transaction.topicPartitions().contains(partition));
    }

    /** Ending what was committed elsewhere would take back half of it. The end of a transaction raises its producer's epoch by one. */
    private static boolean wasAborted(TransactionDescription transaction, Open open) {
        return transaction.state() == TransactionState.COMPLETE_ABORT && transaction.producerEpoch() - open.epoch <= 1;
    }

    private Set<Open> open() throws InterruptedException, ExecutionException {
        var topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        var partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        var open = new HashSet<Open>();
        admin.describeProducers(partitions)
                .all()
                .get()
                .forEach((partition, producers) -> producers
                        .activeProducers()
                        .forEach(producer -> Open.of(partition, producer).forEach(open::add)));
        return open;
    }

    private Map<Long, TransactionDescription> known(Set<Long> producers)
            throws InterruptedException, ExecutionException {
        var transactions =
                admin.listTransactions(new ListTransactionsOptions().filterProducerIds(producers)).all().get().stream()
                        .map(TransactionListing::transactionalId)
                        .toList();
        return admin.describeTransactions(transactions).all().get().values().stream()
                .collect(toMap(TransactionDescription::producerId, each -> each));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        admin.close(Duration.ZERO);
    }

    /**
     * A transaction that is open in a partition.
     *
     * @param begins offset of its first record
     */
    private record Open(TopicPartition partition, long producer, int epoch, int coordinator, long begins) {

        static Stream<Open> of(TopicPartition partition, ProducerState state) {
            return state.currentTransactionStartOffset().stream()
                    .mapToObj(begins -> new Open(
                            partition,
                            state.producerId(),
                            state.producerEpoch(),
                            state.coordinatorEpoch().orElse(0),
                            begins));
        }

        AbortTransactionSpec end() {
            return new AbortTransactionSpec(partition, producer, (short) epoch, coordinator);
        }
    }
}
