package org.jixiaoflow.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who says who somebody is: the key only this data directory has, the people it knows and their passwords. */
public final class Identity {

    private static final String USUAL_ISSUER = "http://localhost:8084";
    /** Whom they are for. */
    public static final String AUDIENCE = "jixiao-flow";

    private static final Duration VALID = Duration.ofHours(12);
    private static final int KEY_BITS = 2048;

    private final Path directory;
    private final RSAPublicKey publicKey;
    private final RSAPrivateKey privateKey;
    private final String issuer;
    private final Clock clock;
    private volatile @Nullable Known known;

    /** People as they were read from a file of that time; every token asks for them. */
    private record Known(@Nullable FileTime changed, People people) {}

    private Identity(Path directory, RSAPublicKey publicKey, RSAPrivateKey privateKey, String issuer, Clock clock) {
        this.directory = directory;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The identity kept in {@code directory}; a new one if there is none. */
    public static Identity in(Path directory) {
        var secret = directory.resolve("private.pem");
        var issuer = directory.resolve("issuer");
        try {
            if (!Files.exists(secret)) {
                create(directory, secret);
            }
            var keys = KeyFactory.getInstance("RSA");
            return new Identity(
                    directory,
                    (RSAPublicKey) keys.generatePublic(new X509EncodedKeySpec(bytes(publicKey(directory)))),
                    (RSAPrivateKey) keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(secret))),
                    Files.exists(issuer) ? Files.readString(issuer).strip() : USUAL_ISSUER,
                    Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key %s can't be used".formatted(secret), e);
        }
    }

    /** The identity kept in {@code directory}, from now on under the name {@code issuer}. */
    static Identity in(Path directory, String issuer) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("issuer"), issuer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return in(directory);
    }

    private static byte[] bytes(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
    }

    private static void create(Path directory, Path secret) throws IOException, GeneralSecurityException {
        var unfinished = OwnersOnly.createFile(directory, "private");
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        var keys = generator.generateKeyPair();
        Files.writeString(publicKey(directory), pem("PUBLIC KEY", keys.getPublic()));
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

    /** Who issues the tokens, as they name it. */
    public String issuer() {
        return issuer;
    }

    /** Everybody this identity knows, by the file as it is now. */
    public People people() {
        var changed = People.changed(directory);
        var last = known;
        if (last == null || !Objects.equals(last.changed(), changed)) {
            last = new Known(changed, People.in(directory));
            known = last;
        }
        return last.people();
    }

    /**
     * A person's password, a portal's or a service's secret.
     *
     * @param names whose
     */
    public Map<String, String> secrets(Collection<String> names) {
        return Secrets.of(directory, names);
    }

    /** The key pair, with the name tokens give it. */
    RSAKey keys() {
        try {
            return new RSAKey.Builder(publicKey)
                    .privateKey(privateKey)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A bearer token for {@code person}. */
    public String token(Person person) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(person.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)));
        person.claims().forEach(claims::claim);
        var keys = keys();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keys.getKeyID()).build();
        var token = new SignedJWT(header, claims.build());
        try {
            token.sign(new RSASSASigner(privateKey));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
