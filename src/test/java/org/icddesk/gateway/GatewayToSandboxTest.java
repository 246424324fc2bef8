// SPDX-License-Identifier: Apache-2.0
package org.icddesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icddesk.answer.Attempt;
import org.icddesk.answer.GatewayStatus;
import org.icddesk.answer.GatewayStatus.CircuitState;
import org.icddesk.answer.NotFound;
import org.icddesk.icd.EntityId;
import org.icddesk.icd.FoundationUri;
import org.icddesk.icd.Icd10Code;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;
import org.icddesk.icd.Scope;
import org.icddesk.icd.Text;
import org.icddesk.icd.entity.ClassKind;
import org.icddesk.icd.entity.ClassificationTop;
import org.icddesk.icd.entity.Entity;
import org.icddesk.icd.entity.FoundationEntity;
import org.icddesk.icd.entity.FoundationTop;
import org.icddesk.icd.entity.Icd10Entity;
import org.icddesk.icd.entity.Icd10Top;
import org.icddesk.icd.entity.IcdEntity;
import org.icddesk.icd.entity.Include;
import org.icddesk.request.AnswerTimeout;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.icddesk.testing.gateway.GatewayBench;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Reading the whole way over HTTP, from the sandbox. */
class GatewayToSandboxTest {

    private static final Release RELEASE = new Release("2024-01");

    private static final Scope MMS = Scope.of(RELEASE, Linearization.MMS);

    private static final EntityId CHOLERA = new EntityId("257068234");

    private static final Language EN = Language.ENGLISH;

    @AutoClose
    private static final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withoutToken());

    @AutoClose
    private static final GatewayBench bench = new GatewayBench();

    private final IcdGateway gateway = bench.gateway(URI.create(sandbox.apiUrl()));

    @Test
    void readsTheClassificationFromTheTopDown() {
        Release latest = gateway.latestRelease(Linearization.MMS);
        ClassificationTop top =
                gateway.classification(latest, Linearization.MMS, EN).value();
        Entity chapter = gateway.entity(top.children().get(0), EN, Set.of()).value();
        List<Attempt<IcdEntity>> below = gateway.entities(chapter.children(), Optional.empty(), EN, AnswerTimeout.PAGE);

        assertThat(top.languages()).contains(EN);
        assertThat(chapter.kind()).isEqualTo(ClassKind.CHAPTER);
        assertThat(below).isNotEmpty().allSatisfy(attempt -> {
            IcdEntity child = attempt.answer().orElseThrow().value();
            assertThat(child.uri()).isEqualTo(attempt.uri());
            assertThat(child.parents()).singleElement().isEqualTo(chapter.uri());
            assertThat(child.title().value()).isNotBlank();
        });
    }

    @Test
    void readsAnEntityWithItsAncestors() {
        Entity entity = gateway.entity(
                        LinearizationUri.of(RELEASE, Linearization.MMS, CHOLERA), EN, Set.of(Include.ANCESTOR))
                .value();

        assertThat(entity.code()).isEqualTo("1A00");
        assertThat(entity.title().value()).isEqualTo("Cholera");
        assertThat(entity.ancestors())
                .map(uri -> uri.id().orElseThrow().digits())
                .containsExactly("135352227", "588616678", "1435254666");
        assertThat(entity.postcoordination()).isNotEmpty();
        assertThat(entity.source()).contains(FoundationUri.of(CHOLERA));
    }

    @Test
    void readsAResidual() {
        LinearizationUri residual = (LinearizationUri)
                IcdUri.ofPath("/icd/release/11/2024-01/mms/344162786/other").orElseThrow();

        assertThat(gateway.entity(residual, EN, Set.of()).value().code()).isEqualTo("1A03.Y");
        assertThat(gateway.versions(residual, EN).value().uris()).contains(residual);
    }

    @Test
    void readsOtherLanguagesAsTheyAre() {
        Entity entity = gateway.entity(
                        LinearizationUri.of(RELEASE, Linearization.MMS, CHOLERA), new Language("es"), Set.of())
                .value();

        assertThat(entity.title()).isEqualTo(new Text(new Language("es"), "Cólera", true));
        assertThat(entity.fullySpecifiedName())
                .contains(new Text(EN, "Intestinal infection due to Vibrio cholerae", false));
    }

    @Test
    void readsIcd10() {
        Release latest = gateway.latestIcd10Release();
        Icd10Top top = gateway.icd10(latest, EN).value();
        Icd10Entity block = gateway.icd10Entity(Icd10Uri.of(latest, new Icd10Code("A00-A09")), EN)
                .value();
        List<Attempt<IcdEntity>> children =
                gateway.entities(block.children(), Optional.empty(), EN, AnswerTimeout.PAGE);

        assertThat(top.children()).isNotEmpty();
        assertThat(block.kind()).isEqualTo(ClassKind.BLOCK);
        assertThat(children).isNotEmpty().allSatisfy(c -> assertThat(c.answer()).isPresent());
    }

    @Test
    void readsTheFoundation() {
        FoundationTop top = gateway.foundation(Optional.empty(), EN).value();
        FoundationEntity entity = gateway.foundationEntity(
                        FoundationUri.of(CHOLERA), Optional.of(RELEASE), EN, Set.of(Include.ANCESTOR))
                .value();

        assertThat(top.children()).isNotEmpty();
        assertThat(top.languages()).contains(EN);
        assertThat(entity.title().value()).isEqualTo("Cholera");
        assertThat(entity.parents()).isNotEmpty();
        assertThat(gateway.entities(top.children(), Optional.empty(), EN, AnswerTimeout.PAGE))
                .allSatisfy(attempt -> assertThat(attempt.answer()).isPresent());
    }

    @Test
    void A05_anUnknownEntityIsNotFound() {
        LinearizationUri unknown = LinearizationUri.of(RELEASE, Linearization.MMS, new EntityId("999999999999"));

        assertThatThrownBy(() -> gateway.entity(unknown, EN, Set.of())).isInstanceOf(NotFound.class);
    }

    @Test
    void theStatusTellsOfTheWay() {
        long begun = System.nanoTime();
        gateway.foundation(Optional.empty(), EN);

        GatewayStatus status = gateway.status();
        Duration all = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(status.breaker()).isEqualTo(CircuitState.CLOSED);
        assertThat(status.requests()).containsEntry("foundation", 1L);
        assertThat(status.lastSuccess()).isPresent();
        assertThat(status.median().orElseThrow()).isBetween(Duration.ZERO, all);
        assertThat(status.remembered()).isEqualTo(1);
        assertThat(status.rememberedBytes()).isPositive();
    }
}
