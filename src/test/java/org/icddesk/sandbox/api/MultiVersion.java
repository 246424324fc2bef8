// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import jakarta.json.JsonObject;
import java.util.List;
import org.icddesk.sandbox.catalogue.Uris;
import org.icddesk.sandbox.http.Jsons;

/** WHO's list of the releases that have a classification or an entity, newest first. */
final class MultiVersion {

    private MultiVersion() {}

    /** @param releases URIs, newest first, at least one */
    static JsonObject of(String id, String language, String title, List<String> releases) {
        return Jsons.object()
                .add("@context", Uris.context("MultiVersion"))
                .add("@id", id)
                .add("title", Localized.text(language, title))
                .add("latestRelease", releases.get(0))
                .add("release", Jsons.strings(releases))
                .build();
    }
}
