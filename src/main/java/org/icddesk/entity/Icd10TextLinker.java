// SPDX-License-Identifier: Apache-2.0
package org.icddesk.entity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icddesk.browse.BrowseContext;
import org.icddesk.browse.EntityTitles;
import org.icddesk.browse.LocalizedText;
import org.icddesk.icd.Icd10Uri;
import org.icddesk.icd.code.Icd10Reference;

/** Links the codes in texts of ICD-10 to their entities in the same release. */
@RequestScoped
public class Icd10TextLinker {

    private static final int MAX_RANGES = 40;

    private final EntityTitles titles;

    protected Icd10TextLinker() {
        this(null);
    }

    @Inject
    public Icd10TextLinker(EntityTitles titles) {
        this.titles = titles;
    }

    /** {@return the texts with links; a range leads to the block of that range if there is one, else to its two ends} */
    List<LinkedText> link(List<LocalizedText> texts, BrowseContext context) {
        titles.preload(
                context,
                texts.stream()
                        .flatMap(text -> Icd10Reference.in(text.value()).stream())
                        .flatMap(reference -> reference.block().stream())
                        .map(block -> uri(block, context))
                        .distinct()
                        .limit(MAX_RANGES)
                        .toList());
        return texts.stream().map(text -> link(text, context)).toList();
    }

    private LinkedText link(LocalizedText text, BrowseContext context) {
        String value = text.value();
        List<LinkedText.Part> parts = new ArrayList<>();
        int at = 0;
        for (Icd10Reference reference : Icd10Reference.in(value)) {
            for (Icd10Reference.Code link : links(reference, context)) {
                parts.add(new LinkedText.Part(value.substring(at, link.start()), null));
                parts.add(
                        new LinkedText.Part(value.substring(link.start(), link.end()), context.to(uri(link, context))));
                at = link.end();
            }
        }
        parts.add(new LinkedText.Part(value.substring(at), null));
        return new LinkedText(text, parts);
    }

    private List<Icd10Reference.Code> links(Icd10Reference reference, BrowseContext context) {
        return reference
                .block()
                .filter(block -> titles.knows(uri(block, context)))
                .map(List::of)
                .orElse(reference.certain() ? reference.ends() : List.of());
    }

    private static Icd10Uri uri(Icd10Reference.Code code, BrowseContext context) {
        return new Icd10Uri(context.release(), Optional.of(code.code()));
    }
}
