// SPDX-License-Identifier: Apache-2.0
package org.icddesk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import org.icddesk.gateway.endpoint.PassThroughFormat;
import org.icddesk.gateway.endpoint.PassThroughRequest;

/** What each package may not know, as the design says, each rule with its reason. */
@AnalyzeClasses(packages = "org.icddesk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] HTTP_CLIENTS = {
        "jakarta.ws.rs.client..", "java.net.http..", "org.apache.http..", "org.jboss.resteasy.."
    };
    private static final int MAX_FILES = 30;
    private static final int MAX_FILES_AT_THE_FACE_OF_THE_GATEWAY = 8;

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("org.icddesk.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that can only be understood together with another is half a package");

    @ArchTest
    static final ArchRule vocabularyIsPure = noClasses()
            .that()
            .resideInAPackage("org.icddesk.icd..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("org.icddesk.icd..", "java..")
            .because("what a code or an identifier means does not depend on how WHO is asked");

    @ArchTest
    static final ArchRule answersArePure = noClasses()
            .that()
            .resideInAPackage("org.icddesk.answer..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("org.icddesk.answer..", "org.icddesk.icd..", "java..")
            .because("a page that shows an answer or a failure needs neither HTTP nor the token");

    @ArchTest
    static final ArchRule icdVocabularyKnowsItsOwnSubPackagesDownwardsAlone = noClasses()
            .that()
            .resideInAPackage("org.icddesk.icd")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.icddesk.icd.*..")
            .because("identifiers and texts are what codes, entities and searches are made of");

    @ArchTest
    static final ArchRule indexIsPure = noClasses()
            .that()
            .resideInAPackage("org.icddesk.index..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.icddesk.index..", "org.icddesk.icd..", "org.icddesk.text..", "org.icddesk.time..", "java..")
            .because("what is found depends on the entities and the words alone, wherever they come from");

    @ArchTest
    static final ArchRule insidesOfTheGatewayDoNotKnowItsFace = noClasses()
            .that()
            .resideInAPackage("org.icddesk.gateway.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.icddesk.gateway")
            .because("sub-packages depend downwards alone");

    @ArchTest
    static final ArchRule tokenKnowsNeitherPagesNorTheIcdApi = noClasses()
            .that()
            .resideInAPackage("org.icddesk.token..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.faces..", "org.icddesk.gateway..", "org.icddesk.web..")
            .because("a token's life depends on the token endpoint and on time alone");

    @ArchTest
    static final ArchRule gatewayKnowsNoPages = noClasses()
            .that()
            .resideInAPackage("org.icddesk.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.faces..", "jakarta.servlet..", "org.icddesk.web..")
            .because("programs and pages ask the same gateway");

    @ArchTest
    static final ArchRule onlyTokenKnowsTheSecret = noClasses()
            .that()
            .resideOutsideOfPackage("org.icddesk.token..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.icddesk.token.Credential")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.wildfly.security..")
            .because("a secret that one package can see leaks from one place at most");

    @ArchTest
    static final ArchRule onlyTheGatewayCarriesTokens = noClasses()
            .that()
            .resideOutsideOfPackages("org.icddesk.token..", "org.icddesk.gateway..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.icddesk.token.AccessToken")
            .because("a token belongs on requests to the ICD API and nowhere else");

    @ArchTest
    static final ArchRule oneWayOut = noClasses()
            .that()
            .resideOutsideOfPackage("org.icddesk.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP_CLIENTS)
            .because("deadlines, limits, proxy and trust hold only where every request passes one place");

    @ArchTest
    static final ArchRule onlyTokenAndGatewayGoOut = noClasses()
            .that()
            .resideOutsideOfPackages("org.icddesk.http..", "org.icddesk.token..", "org.icddesk.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.icddesk.http..")
            .because("pages and resources ask the gateway, which caches, limits and names failures");

    @ArchTest
    static final ArchRule featuresUseNoInsidesOfTheGateway = noClasses()
            .that()
            .resideOutsideOfPackage("org.icddesk.gateway..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.icddesk.gateway.*..")
                    .and(not(belongToAnyOf(PassThroughRequest.class, PassThroughFormat.class))))
            .because("its questions, answers and failures are its face; wire and cache may change behind it");

    @ArchTest
    static final ArchRule searchAndEntityAreApart = slices().matching("org.icddesk.(search|entity)..")
            .should()
            .notDependOnEachOther()
            .because("a feature is read, changed and removed by itself");

    @ArchTest
    static final ArchRule apiKnowsNoPages = noClasses()
            .that()
            .resideInAPackage("org.icddesk.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.faces..", "org.icddesk.entity..")
            .because("programs get data, not pages");

    @ArchTest
    static final ArchRule webDoesNotKnowWho = noClasses()
            .that()
            .resideInAPackage("org.icddesk.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.icddesk.icd..",
                    "org.icddesk.answer..",
                    "org.icddesk.gateway..",
                    "org.icddesk.token..",
                    "org.icddesk.http..")
            .because("what all pages share stays the same whatever they show");

    @ArchTest
    static final ArchRule trackingKnowsNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("org.icddesk.tracking..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.icddesk..").and(not(resideInAPackage("org.icddesk.tracking.."))))
            .because("those who give answers and those who keep pages meet in it without knowing each other");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("time is injected, and waiting is for timers");

    @ArchTest
    static void packagesAreSmall(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(type -> !type.getEnclosingClass().isPresent())
                .collect(groupingBy(JavaClass::getPackageName, counting()));
        assertThat(files).isNotEmpty().allSatisfy((name, count) -> assertThat(count)
                .as("files in " + name)
                .isLessThanOrEqualTo(MAX_FILES));
        assertThat(files.get("org.icddesk.gateway")).isLessThanOrEqualTo(MAX_FILES_AT_THE_FACE_OF_THE_GATEWAY);
    }

    @ArchTest
    static void aSimpleNameStandsOnce(JavaClasses classes) {
        Map<String, Long> names = classes.stream()
                .filter(type -> !type.getEnclosingClass().isPresent()
                        && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, counting()));
        assertThat(names).isNotEmpty().allSatisfy((name, count) -> assertThat(count)
                .as("top-level classes called " + name)
                .isEqualTo(1L));
    }
}
