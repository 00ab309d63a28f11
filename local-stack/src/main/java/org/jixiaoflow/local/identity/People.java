package org.jixiaoflow.local.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jixiaoflow.local.identity.Person.Substitution;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/**
 * Everybody the local identity provider knows. They are data: {@code people.yml} in the identity's directory, and if there is none, the
 * one that comes along.
 *
 * @param people those who sign in
 * @param portals those that come with a client's secret
 */
public record People(List<Person> people, List<Person> portals) {

    private static final String FILE = "people.yml";

    /** Where they are written, as Spring names resources, for those who don't ask the provider. */
    public static String location(Path directory) {
        var file = directory.resolve(FILE);
        return Files.exists(file) ? file.toUri().toString() : "classpath:" + FILE;
    }

    /** Those that {@code directory} names, or that come along. */
    public static People in(Path directory) {
        var file = directory.resolve(FILE);
        var resource = Files.exists(file) ? new FileSystemResource(file) : new ClassPathResource(FILE);
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader().load(FILE, resource).forEach(sources::addLast);
            var written = new Binder(ConfigurationPropertySources.from(sources))
                    .bind("identity", Written.class)
                    .get();
            return written.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When the file in {@code directory} was changed; null if there is none. */
    static @Nullable FileTime changed(Path directory) {
        try {
            var file = directory.resolve(FILE);
            return Files.exists(file) ? Files.getLastModifiedTime(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The person or portal called {@code id}. */
    public Optional<Person> find(String id) {
        return Stream.concat(people.stream(), portals.stream())
                .filter(person -> person.id().equals(id))
                .findFirst();
    }

    /** The file as it is written. */
    record Written(
            @DefaultValue List<Entry> people, @DefaultValue List<Entry> portals) {

        People read() {
            return new People(
                    people.stream().map(entry -> entry.person(people)).toList(),
                    portals.stream().map(entry -> entry.person(people)).toList());
        }
    }

    record Entry(
            String id,
            String name,
            List<String> roles,
            @DefaultValue List<String> regions,
            @Nullable String department,
            @DefaultValue List<String> departments,
            @DefaultValue List<String> stages,
            @DefaultValue List<String> stageDepartments,
            @DefaultValue List<StandsIn> standsInFor) {

        /** Nobody stands in for somebody by way of a third. */
        Person person(List<Entry> all) {
            return with(standsInFor.stream()
                    .map(other -> new Substitution(named(other.person, all).with(List.of()), other.from, other.to))
                    .toList());
        }

        private Person with(List<Substitution> substitutions) {
            return new Person(
                    id, name, roles, regions, department, departments, stages, stageDepartments, substitutions);
        }

        private static Entry named(String id, List<Entry> all) {
            return all.stream()
                    .filter(entry -> entry.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("%s has nobody called %s".formatted(FILE, id)));
        }
    }

    record StandsIn(String person, OffsetDateTime from, OffsetDateTime to) {}
}
