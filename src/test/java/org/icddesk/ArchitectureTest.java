// SPDX-License-Identifier: Apache-2.0
package org.icddesk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.icddesk.gateway.IcdFailure;

/** What each package may not know, as the design says, each rule with its reason. */
@AnalyzeClasses(packages = "org.icddesk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] HTTP_CLIENTS = {
        "jakarta.ws.rs.client..", "java.net.http..", "org.apache.http..", "org.jboss.resteasy.."
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("org.icddesk.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that can only be understood together with another is half a package");

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
    static final ArchRule failuresKnowNeitherTokensNorConnections = noClasses()
            .that()
            .areAssignableTo(IcdFailure.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.icddesk.token..", "org.icddesk.http..")
            .because("pages and programs tell failures without knowing how they came about");

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
            .because("pages and resources ask the gateway, which remembers, limits and names failures");

    @ArchTest
    static final ArchRule featuresUseNoInsidesOfTheGateway = noClasses()
            .that()
            .resideOutsideOfPackage("org.icddesk.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.icddesk.gateway.*..")
            .because("its questions, answers and failures are its face; wire and memory may change behind it");

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
            .resideInAnyPackage("org.icddesk.gateway..", "org.icddesk.token..", "org.icddesk.http..")
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
}
