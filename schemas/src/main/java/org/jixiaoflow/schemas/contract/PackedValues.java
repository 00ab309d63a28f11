package org.jixiaoflow.schemas.contract;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Topics' values as tables keep them: compressed (Zstandard) with a dictionary of what most of them have in common. Each frame names its
 * dictionary, so one that is in use is never changed, only followed by another. For any number of threads.
 */
public final class PackedValues {

    private static final int LEVEL = 3;
    private static final byte[] DICTIONARY = dictionary();
    private static final ZstdDictCompress COMPRESSES = new ZstdDictCompress(DICTIONARY, LEVEL);
    private static final ZstdDictDecompress DECOMPRESSES = new ZstdDictDecompress(DICTIONARY);

    private PackedValues() {}

    /** @param values values of topics, headers included */
    public static byte[][] pack(List<byte[]> values) {
        try (var context = new ZstdCompressCtx()) {
            context.loadDict(COMPRESSES);
            return values.stream().map(context::compress).toArray(byte[][]::new);
        }
    }

    /** The value as it lies on its topic, of what {@link #pack} made of it or of itself: a value's header begins as no frame does. */
    public static byte[] unpack(byte[] packed) {
        if (packed.length == 0 || packed[0] == RegistrySerdes.MAGIC) {
            return packed;
        }
        try (var context = new ZstdDecompressCtx()) {
            context.loadDict(DECOMPRESSES);
            return context.decompress(packed, Math.toIntExact(Zstd.getFrameContentSize(packed)));
        } catch (ZstdException | ArithmeticException | NegativeArraySizeException e) {
            throw new SerializationException("Neither a topic's value nor one that was packed", e);
        }
    }

    private static byte[] dictionary() {
        try (InputStream in = PackedValues.class.getResourceAsStream("values-1.zdict")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
