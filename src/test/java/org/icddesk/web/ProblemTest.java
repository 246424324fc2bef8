// SPDX-License-Identifier: Apache-2.0
package org.icddesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void keepsEverythingThroughItsRefinements() {
        Link way = new Link("2024-01", Address.of("icd"));
        Problem problem = new Problem(404, "not-in-release", "2023-01")
                .withLinks(List.of(way))
                .retryAfter(Duration.ofSeconds(5));
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.key()).isEqualTo("not-in-release");
        assertThat(problem.details()).containsExactly("2023-01");
        assertThat(problem.links()).containsExactly(way);
        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(5));
    }

    @Test
    void doesNotCostAStackTrace() {
        assertThat(Problem.noSuchPage().getStackTrace()).isEmpty();
    }
}
