// SPDX-License-Identifier: Apache-2.0
package org.icddesk.fhir.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icddesk.icd.IcdUri;
import org.icddesk.icd.Language;
import org.icddesk.icd.code.ChapterPlace;

/** The chapters of a linearization by their codes. */
final class Chapters {

    private final FhirInquiry inquiry;
    private final SystemVersion version;

    Chapters(FhirInquiry inquiry, SystemVersion version) {
        this.inquiry = inquiry;
        this.version = version;
    }

    /** {@return the chapter of a code; looked for first where its code says, then everywhere} */
    Optional<IcdUri> find(String code, Language language) {
        List<IcdUri> chapters = new ArrayList<>();
        inquiry.top(version, language).children().forEach(child -> chapters.add(child.in(version.release())));
        OptionalInt place = ChapterPlace.of(code, chapters.size());
        if (place.isPresent() && has(chapters.get(place.getAsInt()), code, language)) {
            return Optional.of(chapters.get(place.getAsInt()));
        }
        return inquiry.entities(version, chapters, language).values().stream()
                .filter(entity -> entity.code().equals(code))
                .<IcdUri>map(entity -> entity.uri().in(version.release()))
                .findFirst();
    }

    private boolean has(IcdUri chapter, String code, Language language) {
        return inquiry.entity(version, chapter, language).code().equals(code);
    }
}
