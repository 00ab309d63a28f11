package org.jixiaoflow.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.SecuredKafka;
import org.jixiaoflow.schemas.access.AclPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A stack none of whose services runs, so that what it knows stands still. */
final class StackAtRest {

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--secure", descriptionKey = "up.secure")
    private boolean secure;

    LocalStack start() {
        return LocalStack.withoutServices(options.data(), options.asked(), secure);
    }

    Path data() {
        return options.data();
    }

    /** How its administrator connects to Kafka. */
    Map<String, Object> kafka() {
        return SecuredKafka.connection(options.data(), options.asked(), AclPolicy.ADMIN);
    }
}
