package org.jixiaoflow.review.audit;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * 国密签名: a line after an export's last, by which an office stands for what is above it. It is SM2 with SM3 (GM/T 0003) and the usual id of the
 * signer, over the 32 bytes of {@link JournalProof#sm3()}, so that a device signs a few bytes however large the export is.
 */
public final class ExportSignature {

    /** As GM/T 0006 and certificates call it. */
    public static final String ALGORITHM = "SM3withSM2";

    /** Knows SM2 keys, certificates and key stores. */
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private ExportSignature() {}

    /** Signs with a key that lies here. */
    public static byte[] sign(String sm3, PrivateKey key) throws GeneralSecurityException {
        var signature = Signature.getInstance(ALGORITHM, PROVIDER);
        signature.initSign(key);
        signature.update(HexFormat.of().parseHex(sm3));
        return signature.sign();
    }

    /**
     * The line to put after the export.
     *
     * @param signature DER, as keys here and devices make it
     */
    public static String line(String sm3, byte[] signature, X509Certificate signer) throws GeneralSecurityException {
        var base64 = Base64.getEncoder();
        return JsonNodeFactory.instance
                .objectNode()
                .put("signature", base64.encodeToString(signature))
                .put("algorithm", ALGORITHM)
                .put("sm3", sm3)
                .put("certificate", base64.encodeToString(signer.getEncoded()))
                .toString();
    }

    /** Whose signature the line is, if it is one of {@code sm3}. */
    public static Optional<X509Certificate> signer(JsonNode line, String sm3) {
        try {
            var signer = certificate(bytes(line, "certificate"));
            return line.path("algorithm").asString("").equals(ALGORITHM)
                            && line.path("sm3").asString("").equals(sm3)
                            && holds(sm3, bytes(line, "signature"), signer)
                    ? Optional.of(signer)
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether {@code signature} is {@code signer}'s of {@code sm3}. */
    public static boolean holds(String sm3, byte[] signature, X509Certificate signer) {
        try {
            var check = Signature.getInstance(ALGORITHM, PROVIDER);
            check.initVerify(signer.getPublicKey());
            check.update(HexFormat.of().parseHex(sm3));
            return check.verify(signature);
        } catch (GeneralSecurityException other) {
            return false;
        }
    }

    /** Whether {@code issuer}, or its very owner, vouches for {@code signer}. */
    public static boolean isIssuedBy(X509Certificate signer, X509Certificate issuer) {
        try {
            signer.verify(issuer.getPublicKey(), PROVIDER);
            return true;
        } catch (GeneralSecurityException other) {
            return signer.equals(issuer);
        }
    }

    /** A certificate as PEM or DER. */
    public static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509", PROVIDER);
        if (factory.generateCertificate(new ByteArrayInputStream(encoded)) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new GeneralSecurityException("No certificate");
    }

    private static byte[] bytes(JsonNode line, String name) {
        return Base64.getDecoder().decode(line.path(name).asString(""));
    }
}
