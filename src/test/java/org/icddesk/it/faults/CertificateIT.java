// SPDX-License-Identifier: Apache-2.0
package org.icddesk.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icddesk.reliability.Reliability;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.Lane;
import org.icddesk.testing.faults.FaultProxy;
import org.icddesk.testing.faults.TestCertificates;
import org.icddesk.testing.faults.TestCertificates.Certified;
import org.icddesk.testing.server.People;
import org.icddesk.testing.server.TestDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose way to WHO is encrypted, and whose certificate is replaced by bad ones while it runs. */
@Lane(Lane.OWN_SERVERS)
class CertificateIT {

    private static final String MMS = "/icd/release/11/2024-01/mms";
    private static final String CHOLERA = MMS + "/257068234";
    private static final String UNSEEN = MMS + "/416025325";
    private static final String ADMINISTRATOR = "tessa";

    @Test
    void A26_T31_readersAreToldThatTheConnectionIsNotTrustedAndNothingIsSentOverIt(@TempDir Path folder) {
        TestCertificates certificates = TestCertificates.in(folder);
        SandboxOptions options = SandboxOptions.defaults();
        List<String> java = new ArrayList<>(certificates.javaOptions());
        java.add("-Xmx256m");
        try (Sandbox who = Sandbox.start(options);
                FaultProxy api = FaultProxy.withTls(URI.create(who.apiUrl()), certificates.server(Certified.TRUSTED));
                FaultProxy token =
                        FaultProxy.withTls(URI.create(who.tokenUrl()), certificates.server(Certified.TRUSTED));
                TestDesk desk = TestDesk.start("certificate", options, addresses(api, token), java)) {
            People.add(desk.server(), ADMINISTRATOR, "icd-admin");
            await().atMost(Duration.ofMinutes(2)).until(() -> desk.get(CHOLERA).statusCode() == 200);
            assertThat(stale(desk)).isEmpty();

            for (Certified bad : new Certified[] {Certified.EXPIRED, Certified.OTHER_HOST, Certified.SELF_SIGNED}) {
                api.present(certificates.server(bad));
                token.present(certificates.server(bad));
                who.counters().reset();
                desk.act("renew", ADMINISTRATOR);
                desk.act("forget", ADMINISTRATOR);

                await().atMost(Duration.ofMinutes(2))
                        .until(() -> stale(desk).contains("has not been secure since") && isNamed(desk));
                HttpResponse<String> unseen = desk.get(UNSEEN);
                assertThat(unseen.statusCode()).as(bad.name()).isEqualTo(503);
                assertThat(unseen.headers().firstValue("Retry-After")).isPresent();
                assertThat(who.counters().apiRequests() + who.counters().tokenRequests())
                        .as("requests over a connection with %s", bad)
                        .isZero();
            }

            api.present(certificates.server(Certified.TRUSTED));
            token.present(certificates.server(Certified.TRUSTED));
            await().atMost(Duration.ofMinutes(2)).until(() -> stale(desk).isEmpty());
            assertThat(desk.get(UNSEEN).statusCode()).isEqualTo(200);
            Reliability.measured(
                    "A26", "expired, other host, self-signed: banner names TLS, status page the cause, nothing sent");
        }
    }

    private static Map<String, String> addresses(FaultProxy api, FaultProxy token) {
        return Map.of(
                "ICD_API_URL", api.url().toString().replaceAll("/$", ""),
                "ICD_TOKEN_URL", token.url().toString());
    }

    /** {@return what the banner of a page says that was seen before; empty where there is none} */
    private static String stale(TestDesk desk) {
        HttpResponse<String> answer = desk.get(CHOLERA);
        assertThat(answer.statusCode()).isEqualTo(200);
        return desk.page(CHOLERA).select("#stale").text();
    }

    /** {@return whether the status page names the certificate, for the API and for the token endpoint} */
    private static boolean isNamed(TestDesk desk) {
        var status = desk.page("/status", "Authorization", People.authorization(ADMINISTRATOR));
        return status.select("#api").text().contains("certificate")
                && status.select("#token").text().contains("certificate");
    }
}
