package org.jixiaoflow.support.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Lets all state stores of this JVM share one bounded cache. By default each store of each partition takes its own 50 MB and more, so
 * memory would grow with the number of partitions.
 */
public class BoundedMemory implements RocksDBConfigSetter {

    /** Bytes that all stores of this JVM may take together; the first store opened decides. */
    public static final String BYTES = "jixiao.rocksdb.memory.bytes";

    private static final long DEFAULT_BYTES = 128L * 1024 * 1024;

    /** Forms come at some megabytes a second when there are many; each full buffer is a file that is merged with others soon. */
    private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;

    private static @Nullable Shared shared;

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        var memory = shared(configs);
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    }

    @Override
    public void close(String store, Options options) {
        // the cache is shared with stores still open
    }

    private static synchronized Shared shared(Map<String, Object> configs) {
        if (shared == null) {
            var bytes = configs.get(BYTES) == null
                    ? DEFAULT_BYTES
                    : Long.parseLong(configs.get(BYTES).toString());
            var cache = new LRUCache(bytes);
            shared = new Shared(cache, new WriteBufferManager(bytes / 2, cache));
        }
        return shared;
    }

    private record Shared(Cache cache, WriteBufferManager writeBuffers) {}
}
