package org.jixiaoflow.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

/** Signs bearer tokens with a key that only this data directory has. */
public final class Identity {

    /** Who issues the tokens. */
    public static final String ISSUER = "http://localhost:8084";
    /** Whom they are for. */
    public static final String AUDIENCE = "jixiao-flow";

    private static final Duration VALID = Duration.ofHours(12);
    private static final int KEY_BITS = 2048;

    private final Path publicKey;
    private final RSAPrivateKey privateKey;
    private final Clock clock;

    private Identity(Path publicKey, RSAPrivateKey privateKey, Clock clock) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        this.clock = clock;
    }

    /** The identity kept in {@code directory}; a new one if there is none. */
    public static Identity in(Path directory) {
        var secret = directory.resolve("private.pem");
        try {
            if (!Files.exists(secret)) {
                create(directory, secret);
            }
            var key = Base64.getMimeDecoder().decode(Files.readString(secret).replaceAll("-----[A-Z ]+-----", ""));
            var privateKey =
                    (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
            return new Identity(publicKey(directory), privateKey, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key %s can't be used".formatted(secret), e);
        }
    }

    private static void create(Path directory, Path secret) throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        var keys = generator.generateKeyPair();
        Files.writeString(publicKey(directory), pem("PUBLIC KEY", keys.getPublic()));
        var ownersOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = Files.createTempFile(directory, "private", ".pem", ownersOnly);
        Files.writeString(unfinished, pem("PRIVATE KEY", keys.getPrivate()));
        Files.move(unfinished, secret);
    }

    private static Path publicKey(Path directory) {
        return directory.resolve("public.pem");
    }

    private static String pem(String what, Key key) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, body, what);
    }

    /** The file with the key that verifies tokens. */
    public Path publicKey() {
        return publicKey;
    }

    /** A bearer token for {@code person}. */
    public String token(Person person) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(person.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)))
                .claim("name", person.name())
                .claim("roles", person.roles())
                .claim("department", person.department())
                .claim("departments", person.departments())
                .claim("stages", person.stages())
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(privateKey));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
