package org.jixiaoflow.support.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Reads parameters that are one of a list of names, in capitals or not. */
@SuppressWarnings("rawtypes") // as Spring asks for it
final class NamesInAnyCase implements ConverterFactory<String, Enum> {

    @Override
    @SuppressWarnings("NullAway") // it looks at no type argument
    public <T extends Enum> Converter<String, @Nullable T> getConverter(Class<T> type) {
        return name -> constant(type, name.strip());
    }

    private static <T> @Nullable T constant(Class<T> type, String name) {
        if (name.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}
