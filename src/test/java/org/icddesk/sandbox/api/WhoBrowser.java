// SPDX-License-Identifier: Apache-2.0
package org.icddesk.sandbox.api;

import org.icddesk.sandbox.catalogue.Edition;

/** Addresses in WHO's browser. */
final class WhoBrowser {

    private static final String BASE = "https://icd.who.int/browse/";

    private WhoBrowser() {}

    static String linearization(Edition edition) {
        return BASE + edition.release().id() + "/" + edition.linearization() + "/" + edition.language();
    }

    static String linearization(Edition edition, String id) {
        return linearization(edition) + "#" + id;
    }

    static String icd10(String release, String language) {
        return "http://apps.who.int/classifications/icd10/browse/" + release + "/" + language;
    }
}
