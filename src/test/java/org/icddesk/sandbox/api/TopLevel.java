// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import org.icddesk.sandbox.catalogue.Edition;
import org.icddesk.sandbox.catalogue.Release;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Jsons;

/** WHO's top levels of the foundation and of a linearization. */
final class TopLevel {

    private TopLevel() {}

    static String title(String linearization) {
        return switch (linearization) {
            case "mms" -> "ICD-11 for Mortality and Morbidity Statistics";
            case "icf" -> "International Classification of Functioning, Disability and Health (ICF)";
            default -> "WHO Family of International Classifications Foundation";
        };
    }

    static JsonObject linearization(Edition edition) {
        Release release = edition.release();
        JsonObjectBuilder out = head(edition, Uris.linearization(release.id(), edition.linearization()));
        List<String> prerelease = release.prerelease().stream()
                .filter(release.languages().get(edition.linearization())::contains)
                .toList();
        Localized.addStrings(out, "prereleaseLanguages", prerelease);
        return tail(out, edition);
    }

    static JsonObject foundation(Edition edition) {
        JsonObjectBuilder out = head(edition, Uris.FOUNDATION);
        List<String> releases = new ArrayList<>(List.of(Uris.FOUNDATION));
        Release.ALL.forEach(release -> releases.add(Uris.FOUNDATION + "?version/releaseId=" + release.id()));
        out.add("allReleases", Jsons.strings(releases));
        List<String> linearizations = List.of("mms", "icf").stream()
                .filter(edition.release()::serves)
                .map(name -> Uris.linearization(edition.release().id(), name))
                .toList();
        out.add("includedLinearizations", Jsons.strings(linearizations));
        return tail(out, edition);
    }

    private static JsonObjectBuilder head(Edition edition, String id) {
        Release release = edition.release();
        return Jsons.object()
                .add("@context", Uris.context("TopLevel"))
                .add("@id", id)
                .add("title", Localized.text("en", title(edition.linearization())))
                .add("releaseId", release.id())
                .add("releaseDate", release.date())
                .add("availableLanguages", Jsons.strings(release.languages().get(edition.linearization())));
    }

    private static JsonObject tail(JsonObjectBuilder out, Edition edition) {
        return out.add("child", Jsons.strings(LinearizationEntity.uris(edition, edition.roots())))
                .add("browserUrl", WhoBrowser.linearization(edition))
                .build();
    }
}
