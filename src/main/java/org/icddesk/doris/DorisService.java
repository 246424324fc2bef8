// SPDX-License-Identifier: Apache-2.0
package org.icddesk.doris;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.icddesk.answer.Answer;
import org.icddesk.answer.IcdFailure;
import org.icddesk.certificate.CertificateJson;
import org.icddesk.certificate.DeathCertificate;
import org.icddesk.gateway.IcdGateway;
import org.icddesk.gateway.endpoint.PassThroughFormat;
import org.icddesk.gateway.endpoint.PassThroughRequest;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;

/** Asks WHO's services for certificates. */
@ApplicationScoped
public class DorisService {

    private static final PassThroughFormat<DorisAnswer> DORIS =
            new PassThroughFormat<>("doris", PassThroughFormat.Lifetime.CERTIFICATE, DorisAnswer::read);
    private static final PassThroughFormat<DorisAnswer> CODEDIT =
            new PassThroughFormat<>("codedit", PassThroughFormat.Lifetime.CERTIFICATE, DorisAnswer::read);

    private final IcdGateway gateway;

    protected DorisService() {
        this(null);
    }

    @Inject
    public DorisService(IcdGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * What a service said.
     *
     * @param given its answer, and whose it is; empty if there is none
     * @param failure why there is none
     */
    record Reply(Optional<Answer<DorisAnswer>> given, Optional<IcdFailure> failure) {

        /** {@return its answer; empty if there is none} */
        Optional<DorisAnswer> answer() {
            return given.map(Answer::value);
        }
    }

    /** {@return the underlying cause of death} */
    Reply underlyingCause(DeathCertificate certificate, Release release, Language language) {
        return ask("doris", DORIS, certificate, release, language);
    }

    /** {@return what is wrong with a certificate} */
    Reply check(DeathCertificate certificate, Release release, Language language) {
        return ask("codedit", CODEDIT, certificate, release, language);
    }

    private Reply ask(
            String service,
            PassThroughFormat<DorisAnswer> format,
            DeathCertificate certificate,
            Release release,
            Language language) {
        String path = "/icd/release/11/" + release.id() + "/" + service;
        String document = CertificateJson.forDoris(certificate).toString();
        try {
            return new Reply(
                    Optional.of(gateway.submit(new PassThroughRequest<>(path, "", language, format), document)),
                    Optional.empty());
        } catch (IcdFailure e) {
            return new Reply(Optional.empty(), Optional.of(e));
        }
    }
}
