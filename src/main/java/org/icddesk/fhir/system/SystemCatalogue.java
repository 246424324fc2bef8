// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icddesk.answer.NotFound;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.ReleaseCatalogue;
import org.icddesk.fhir.resource.FhirProblem;
import org.icddesk.fhir.resource.IssueKind;
import org.icddesk.icd.Language;
import org.icddesk.icd.Release;

/** The catalogue of code systems and their versions. */
@ApplicationScoped
public class SystemCatalogue {

    private final ReleaseCatalogue releases;

    protected SystemCatalogue() {
        this(null);
    }

    @Inject
    public SystemCatalogue(ReleaseCatalogue releases) {
        this.releases = releases;
    }

    /** {@return every version of every code system, the newest of each first} */
    public List<SystemVersion> all() {
        return Arrays.stream(IcdSystem.values())
                .flatMap(system -> versions(system).stream())
                .toList();
    }

    /** {@return every version of a code system, the newest first; empty if WHO cannot be asked} */
    public List<SystemVersion> versions(IcdSystem system) {
        return releases.releases(system.classification()).stream()
                .map(release -> new SystemVersion(system, release))
                .toList();
    }

    /** {@return the version that is meant where none is named; an {@code IcdFailure} if WHO cannot be asked} */
    public SystemVersion defaultVersion(IcdSystem system) {
        return releases.defaultRelease(system.classification())
                .map(release -> new SystemVersion(system, release))
                .or(() -> versions(system).stream().findFirst())
                .orElseThrow(() -> new NotFound("no release of " + system));
    }

    /**
     * Finds a version by what a request says.
     *
     * @param url the canonical URL, with or without a version behind {@code |}
     * @param version the version; empty for the one in the URL or the default one
     * @throws UnknownSystem if there is no such code system or version
     */
    public SystemVersion find(String url, Optional<String> version) {
        int bar = url.indexOf('|');
        String bare = bar < 0 ? url : url.substring(0, bar);
        Optional<String> wanted =
                version.or(() -> Optional.of(url.substring(bar + 1)).filter(v -> bar >= 0));
        IcdSystem system = IcdSystem.of(bare).orElseThrow(() -> UnknownSystem.of(bare, wanted));
        return wanted.filter(text -> !text.isBlank())
                .map(text -> version(system, text))
                .orElseGet(() -> defaultVersion(system));
    }

    private SystemVersion version(IcdSystem system, String text) {
        return Release.parse(text)
                .filter(release -> releases.mayHave(system.classification(), release))
                .map(release -> new SystemVersion(system, release))
                .orElseThrow(() -> UnknownSystem.version(system, text, versions(system)));
    }

    /** {@return the version of that identifier, such as {@code mms-2024-01}; a {@link FhirProblem} if there is none} */
    public SystemVersion ofId(String id) {
        return Arrays.stream(IcdSystem.values())
                .filter(system -> id.startsWith(system.segment() + "-"))
                .map(system -> version(system, id.substring(system.segment().length() + 1)))
                .findFirst()
                .orElseThrow(() -> new FhirProblem(
                        IssueKind.UNKNOWN_SYSTEM,
                        "There is no such resource. Identifiers are like " + IcdSystem.MMS.segment() + "-2024-01."));
    }

    /** {@return the languages of a version; empty if WHO cannot be asked} */
    public List<Language> languages(SystemVersion version) {
        try {
            return releases.languages(version.system().classification(), Optional.of(version.release())).stream()
                    .map(BrowseContext.Choice::language)
                    .toList();
        } catch (NotFound e) {
            return List.of();
        }
    }
}
