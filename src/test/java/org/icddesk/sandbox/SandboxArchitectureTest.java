// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The packages of the sandbox depend downwards alone. */
@AnalyzeClasses(packages = "org.icddesk.sandbox")
class SandboxArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("org.icddesk.sandbox.(*)")
            .should()
            .beFreeOfCycles()
            .because("a package that can only be understood together with another is half a package");

    @ArchTest
    static final ArchRule insidesDoNotKnowTheSandbox = noClasses()
            .that()
            .resideInAPackage("org.icddesk.sandbox.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.icddesk.sandbox")
            .because("sub-packages depend downwards alone");
}
