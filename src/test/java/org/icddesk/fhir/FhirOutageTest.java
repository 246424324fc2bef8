// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.icddesk.fhir.FhirBench.MMS;
import static org.icddesk.fhir.FhirBench.SCALE;

import java.time.Duration;
import org.icddesk.fhir.FhirBench.Reply;
import org.icddesk.sandbox.fault.Fault;
import org.junit.jupiter.api.Test;

class FhirOutageTest {

    private static final String LOOKUP = "/CodeSystem/$lookup";

    @Test
    void whatIsRememberedIsAnsweredWithItsAgeAndAllElseIsRefusedForNow() {
        try (FhirBench fhir = new FhirBench()) {
            Reply before = fhir.get(LOOKUP, "system", MMS, "code", "1A00");
            fhir.get("/ValueSet/$expand", "url", SCALE);
            fhir.sandbox.misbehave(Fault.apiStatus(503));
            fhir.bench.advance(Duration.ofDays(2));

            Reply stale = fhir.get(LOOKUP, "system", MMS, "code", "1A00");
            Reply unknown = fhir.get(LOOKUP, "system", MMS, "code", "1A01");

            assertThat(before.inquiry().outageSince()).isEmpty();
            assertThat(stale.status()).isEqualTo(200);
            assertThat(stale.resource()).isEqualTo(before.resource());
            assertThat(stale.inquiry().asOf()).isPresent();
            assertThat(stale.inquiry().outageSince()).isPresent();
            assertThat(fhir.get("/ValueSet/$expand", "url", SCALE).contains("code"))
                    .hasSize(3);
            assertThat(unknown.status()).isEqualTo(503);
            assertThat(unknown.issues()).containsExactly("error transient");
            assertThat(fhir.get("/metadata").status())
                    .as("needs nothing of WHO")
                    .isEqualTo(200);
        }
    }
}
