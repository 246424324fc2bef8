// SPDX-License-Identifier: Apache-2.0
package org.icddesk.configuration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.LinearizationUri;
import org.icddesk.icd.Release;

/**
 * A release of a classification that is to be indexed in one language.
 *
 * @param classification the classification, whatever the release
 * @param release the release; empty for the latest
 * @param chapters the codes of the chapters wanted, such as {@code 01}; empty for all
 */
public record IndexedRelease(
        IcdUri classification, Optional<Release> release, Language language, List<String> chapters) {

    /** Copies the chapters. */
    public IndexedRelease {
        chapters = List.copyOf(chapters);
    }

    /** {@return its name in addresses and metrics, such as {@code icd10-latest-en}} */
    public String id() {
        String prefix = classification instanceof LinearizationUri inOne
                ? inOne.linearization().segment()
                : "icd10";
        return prefix + "-" + release.map(Release::id).orElse("latest") + "-" + language;
    }

    /** {@return how it is written in a setting, such as {@code latest en 01 11}} */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(release.map(Release::id).orElse("latest"), language.tag()), chapters.stream())
                .collect(Collectors.joining(" "));
    }
}
