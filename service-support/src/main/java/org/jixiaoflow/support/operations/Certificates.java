package org.jixiaoflow.support.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;

/** When certificates end. */
final class Certificates {

    private Certificates() {}

    /** Every certificate in those files; a file that isn't there has none. */
    static List<Surroundings.Certificate> in(Collection<Resource> files) {
        return files.stream()
                .filter(Resource::exists)
                .flatMap(Certificates::in)
                .map(certificate -> new Surroundings.Certificate(
                        certificate.getSubjectX500Principal().getName(),
                        certificate.getNotAfter().toInstant()))
                .toList();
    }

    private static Stream<X509Certificate> in(Resource file) {
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
