package org.jixiaoflow.local.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.SslConfigs;

/**
 * The broker's key and its certificate, which is signed by itself: whoever has the certificate knows the broker, and only who has the key
 * passes for it.
 */
public final class BrokerKey {

    private static final String NAME = "jixiao-broker";
    private static final String ALIAS = "broker";
    private static final String PASSWORD_FILE = "broker.password";
    private static final String CERTIFICATE_FILE = "kafka.pem";
    private static final String PASSWORD = "KEYSTORE_PASSWORD";
    private static final String DAYS = "3650";

    private final Path store;
    private final Path certificate;
    private final String password;

    private BrokerKey(Path store, Path certificate, String password) {
        this.store = store;
        this.certificate = certificate;
        this.password = password;
    }

    /** The key kept in {@code directory}; a new one if there is none. */
    public static BrokerKey in(Path directory) {
        var store = SecretFile.directory(directory).resolve("broker.p12");
        var password = directory.resolve(PASSWORD_FILE);
        var certificate = directory.resolve(CERTIFICATE_FILE);
        try {
            // Written last.
            if (!Files.exists(certificate)) {
                Files.deleteIfExists(store);
                SecretFile.write(directory, PASSWORD_FILE, SecretFile.random());
                create(store, SecretFile.read(password));
                SecretFile.close(store);
                SecretFile.write(directory, CERTIFICATE_FILE, pem(store, SecretFile.read(password)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BrokerKey(store, certificate, SecretFile.read(password));
    }

    /** The JDK has no public class that makes certificates, but it has this tool. */
    private static void create(Path store, String password) throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + NAME,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                DAYS,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                // Not on the command line, where everybody on the machine can see it.
                "-storepass:env",
                PASSWORD);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD, password);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool made no key: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static String pem(Path store, String password) throws IOException {
        try {
            var certificate = KeyStore.getInstance(store.toFile(), password.toCharArray())
                    .getCertificate(ALIAS)
                    .getEncoded();
            return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                    .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** The name that whoever holds the key has on the broker. */
    public String principal() {
        return "User:CN=" + NAME;
    }

    /** The certificate that clients trust. */
    public Path certificate() {
        return certificate;
    }

    /** Settings of Kafka to show this key, and to trust nobody but its holder. */
    public Map<String, String> settings() {
        return Map.of(
                SslConfigs.SSL_KEYSTORE_TYPE_CONFIG,
                "PKCS12",
                SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
                store.toString(),
                SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
                password,
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                "PEM",
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                certificate.toString());
    }
}
