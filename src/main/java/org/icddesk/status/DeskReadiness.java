// SPDX-License-Identifier: Apache-2.0
package org.icddesk.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The readiness check for MicroProfile Health: UP once deployed, whether or not WHO answers, since pages then come from
 * the cache or explain themselves. Token and ICD API appear as data.
 */
@Readiness
@ApplicationScoped
public class DeskReadiness implements HealthCheck {

    private final StatusReporter reporter;

    protected DeskReadiness() {
        this(null);
    }

    @Inject
    public DeskReadiness(StatusReporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public HealthCheckResponse call() {
        StatusReport report = reporter.report();
        HealthCheckResponseBuilder health = HealthCheckResponse.named("icd-desk")
                .up()
                .withData("verdict", report.verdict().name())
                .withData("source", report.source().name())
                .withData("token", report.token().state().name())
                .withData("token.usable", report.token().usable())
                .withData("api.breaker", report.api().breaker().name())
                .withData("answers.remembered", report.api().remembered());
        report.token().trouble().ifPresent(problem -> health.withData("token.trouble", problem.code()));
        report.api().lastSuccess().ifPresent(time -> health.withData("api.last-answer", time.toString()));
        return health.build();
    }
}
