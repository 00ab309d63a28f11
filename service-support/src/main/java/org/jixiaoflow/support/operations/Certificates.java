package org.jixiaoflow.support.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;

/** When certificates end. */
final class Certificates {

    private Certificates() {}

    /** Every certificate in a file; one that isn't there has none. */
    static List<Surroundings.Certificate> in(Resource file) {
        return file.exists()
                ? read(file)
                        .map(certificate -> new Surroundings.Certificate(
                                certificate.getSubjectX500Principal().getName(),
                                certificate.getNotAfter().toInstant()))
                        .toList()
                : List.of();
    }

    private static Stream<X509Certificate> read(Resource file) {
        try (var content = file.getInputStream()) {
            return CertificateFactory.getInstance("X.509").generateCertificates(content).stream()
                    .map(X509Certificate.class::cast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(file.getDescription() + " holds no certificates", e);
        }
    }
}
