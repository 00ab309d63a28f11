package org.jixiaoflow.support.addresses;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.Resource;

/** The people of a file such as the local identity provider's {@code people.yml}, with {@code email} and {@code language} if they have them. */
final class PeopleFile implements Supplier<List<Addressee>> {

    private static final Logger log = LoggerFactory.getLogger(PeopleFile.class);

    private final Resource file;
    private final @Nullable String domain;
    private long readAt;
    private List<Addressee> people = List.of();

    PeopleFile(Resource file, @Nullable String domain) {
        this.file = file;
        this.domain = domain;
    }

    /** A file that is being written, and can't be read, is read again later; until then those before count. */
    @Override
    public synchronized List<Addressee> get() {
        try {
            var changedAt = file.lastModified();
            if (changedAt != readAt) {
                people = read();
                readAt = changedAt;
            }
        } catch (IOException | RuntimeException unreadable) {
            if (people.isEmpty()) {
                throw new IllegalStateException("Nobody can be told anything: " + file, unreadable);
            }
            log.warn("{} can't be read; those who were in it before are told", file, unreadable);
        }
        return people;
    }

    private List<Addressee> read() throws IOException {
        var sources = new MutablePropertySources();
        new YamlPropertySourceLoader().load("people", file).forEach(sources::addLast);
        return new Binder(ConfigurationPropertySources.from(sources))
                        .bind("identity", Written.class)
                        .orElseThrow(() -> new UncheckedIOException(new IOException("It has no people: " + file)))
                        .people()
                        .stream()
                        .map(entry -> entry.addressee(domain))
                        .toList();
    }

    record Written(@DefaultValue List<Entry> people) {}

    record Entry(
            String id,
            String name,
            @Nullable String email,
            @DefaultValue("zh") String language,
            @DefaultValue List<String> roles,
            @DefaultValue List<String> regions,
            @Nullable String department,
            @DefaultValue List<String> stages,
            @DefaultValue List<String> stageDepartments,
            @DefaultValue List<StandsIn> standsInFor) {

        Addressee addressee(@Nullable String domain) {
            return new Addressee(
                    id,
                    name,
                    email != null || domain == null ? email : id + "@" + domain,
                    language,
                    Set.copyOf(Role.of(roles)),
                    new Regions(regions),
                    department,
                    stages,
                    stageDepartments,
                    standsInFor.stream()
                            .map(other ->
                                    new Addressee.Mandate(other.person, other.from.toInstant(), other.to.toInstant()))
                            .toList());
        }
    }

    record StandsIn(String person, OffsetDateTime from, OffsetDateTime to) {}
}
