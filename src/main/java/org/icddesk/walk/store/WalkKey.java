// SPDX-License-Identifier: Apache-2.0
package org.icddesk.walk.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.Linearization;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;

/**
 * What is walked: a release of a classification in a language.
 *
 * @param root the classification, in that release
 */
public record WalkKey(IcdUri root, Language language) {

    private static final String ICD10 = "icd10";
    private static final Pattern NAME = Pattern.compile("([a-z0-9]+)-(\\d{4}(?:-\\d{2})?)-([A-Za-z-]+)");

    /** {@return its name in file names and logs, such as {@code icd10-2019-en}} */
    public String name() {
        String prefix =
                root instanceof LinearizationUri inOne ? inOne.linearization().segment() : ICD10;
        return prefix + "-" + release() + "-" + language;
    }

    /** {@return what has a name} */
    public static Optional<WalkKey> of(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<IcdUri> root = Release.parse(parts.group(2)).flatMap(release -> root(parts.group(1), release));
        return root.flatMap(found -> Language.parse(parts.group(3)).map(language -> new WalkKey(found, language)));
    }

    /** {@return its release} */
    public Release release() {
        return root.release().orElseThrow();
    }

    private static Optional<IcdUri> root(String prefix, Release release) {
        return prefix.equals(ICD10)
                ? Optional.of(Icd10Uri.root(release))
                : Linearization.parse(prefix).map(linearization -> LinearizationUri.root(release, linearization));
    }
}
