// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.icddesk.support.InContainer;
import org.icddesk.support.SharedDesk;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** An address of ICD Desk whose code is broken. */
@ArquillianTest
@RunAsClient
class MishapIT {

    @Deployment(testable = false)
    static WebArchive deployment() {
        return InContainer.archive("mishap", Duration.ofHours(1), Mishap.class);
    }

    @Test
    void aMishapIsAProblemWithoutItsReasonWhichIsInTheLog() {
        URI address = SharedDesk.get().server().url("").resolve("/mishap/api/mishap");

        HttpResponse<String> answer = Programs.send(address, "GET", BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":500")
                .doesNotContain("inner-workings", "Exception", "\tat ", "org.icddesk");
        assertThat(SharedDesk.get().log()).contains("ICDDESK-W004", "inner-workings");
    }
}
